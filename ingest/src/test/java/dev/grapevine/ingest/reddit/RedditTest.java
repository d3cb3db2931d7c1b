package dev.grapevine.ingest.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.Channel;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.Website;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server pages, counts and deletes as Reddit's recorded answers and its documentation say. */
class RedditTest {

    private final Website site = new Website();
    private final TreeMap<Integer, Long> posts = new TreeMap<>();
    private final Set<Integer> deleted = ConcurrentHashMap.newKeySet();
    private final Channel channel = new Channel(
                    SourceKind.REDDIT,
                    site.url(""),
                    Options.NONE
                            .with("subreddits", "kettles")
                            .with("clientId", "client")
                            .with("secret", "REDDIT_SECRET"))
            .withEnvironment(Map.of("REDDIT_SECRET", "s3cret"));
    private volatile int remaining = 90;

    @BeforeEach
    void serve() {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString("client:s3cret".getBytes(StandardCharsets.UTF_8));
        site.route("/api/v1/access_token", exchange -> {
            boolean right = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, right ? 200 : 401, "{\"access_token\":\"t0ken\",\"expires_in\":3600}");
        });
        site.route("/r/kettles/new", exchange -> answer(exchange, listing(Website.query(exchange))));
        site.route("/r/kettles/comments", exchange -> answer(exchange, things(List.of(), null)));
        site.route("/api/info", exchange -> answer(exchange, info(Website.query(exchange))));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void communityIsWalkedBackPageByPageAndThenOnlyItsNews() {
        add(1, 250);

        assertThat(channel.hear(250)).extracting(Mention::nativeId).doesNotHaveDuplicates();
        add(251, 260);
        channel.later(Channel.EVERY);
        List<Mention> heard = channel.hear(260);

        assertThat(heard).extracting(Mention::nativeId).doesNotHaveDuplicates().hasSize(260);
        assertThat(heard.get(0).url()).startsWith("https://www.reddit.com/r/kettles/");
        assertThat(site.count("/api/v1/access_token")).isEqualTo(2);
    }

    @Test
    void whatIsDeletedOnRedditIsDeletedHere() {
        add(1, 3);
        try (Ingest ingest = channel.start()) {
            await().until(() -> channel.outlet.mentions().size() == 3);
            deleted.add(2);
            channel.later(Duration.ofMinutes(61));
            await().until(() -> channel.outlet.mentions().size() == 4);
        }

        Mention last = channel.outlet.mentions().get(3);
        assertThat(last.action()).isEqualTo(Action.DELETE);
        assertThat(last.nativeId()).isEqualTo("t3_2");
    }

    @Test
    void spentBudgetIsSaidAndWaitedFor() {
        add(1, 1);
        remaining = 0;

        assertThat(channel.until(health -> assertThat(health.quota()).isNotNull())
                        .quota())
                .isZero();
    }

    @Test
    void wrongSecretIsSaidWithoutShowingIt() {
        channel.withEnvironment(Map.of("REDDIT_SECRET", "wr0ng"));

        assertThat(channel.until(health -> assertThat(health.state()).isEqualTo(State.FAILING))
                        .reason())
                .contains("401")
                .doesNotContain("wr0ng");
    }

    private void add(int first, int last) {
        for (int id = first; id <= last; id++) {
            posts.put(id, Channel.NOON.getEpochSecond() - 10_000 + id * 20L);
        }
    }

    private String listing(Map<String, String> query) {
        int before =
                query.containsKey("after") ? Integer.parseInt(query.get("after").substring(3)) : Integer.MAX_VALUE;
        List<Integer> page = posts.headMap(before, false).descendingKeySet().stream()
                .limit(100)
                .toList();
        return things(page, page.size() < 100 ? null : "t3_" + page.get(99));
    }

    private String info(Map<String, String> query) {
        return things(
                List.of(query.getOrDefault("id", "").split(",")).stream()
                        .map(name -> Integer.valueOf(name.substring(3)))
                        .toList(),
                null);
    }

    private String things(List<Integer> page, @Nullable String after) {
        ObjectNode listing = Json.json().createObjectNode().put("kind", "Listing");
        ObjectNode data = listing.putObject("data").put("after", after);
        ArrayNode children = data.putArray("children");
        for (int id : page) {
            boolean gone = deleted.contains(id);
            children.addObject()
                    .put("kind", "t3")
                    .putObject("data")
                    .put("name", "t3_" + id)
                    .put("title", "Kettle " + id)
                    .put("selftext", gone ? "[deleted]" : "It leaks.")
                    .put("author", gone ? "[deleted]" : "ann")
                    .put("author_fullname", gone ? null : "t2_ann")
                    .put("created_utc", posts.get(id))
                    .put("edited", false)
                    .put("is_self", true)
                    .put("subreddit_type", "public")
                    .put("permalink", "/r/kettles/comments/" + id + "/");
        }
        return listing.toString();
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        boolean allowed = "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.getResponseHeaders().set("X-Ratelimit-Remaining", remaining + ".0");
        exchange.getResponseHeaders().set("X-Ratelimit-Reset", "300");
        send(exchange, allowed ? 200 : 401, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        Website.send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }
}
