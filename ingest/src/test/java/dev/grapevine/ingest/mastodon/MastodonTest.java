package dev.grapevine.ingest.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.grapevine.ingest.Channel;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.Website;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server behaves as the recorded answers of a Mastodon 4.6 do. */
class MastodonTest {

    private static final String TOKEN = "MASTODON_TOKEN";

    private final Website site = new Website();
    private final TreeMap<Integer, ObjectNode> statuses = new TreeMap<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void hashtagIsReadForwardWithoutAGap() {
        Channel channel = new Channel(SourceKind.MASTODON, site.url(""), Options.NONE.with("tags", "kettle"));
        site.json("/api/v1/timelines/tag/kettle", this::timeline);
        add(1, 5);
        channel.hear(5);
        add(6, 130);
        channel.later(Channel.EVERY);

        List<Mention> heard = channel.hear(130);

        assertThat(heard).extracting(Mention::nativeId).doesNotHaveDuplicates().hasSize(130);
        assertThat(heard.get(0).nativeId()).startsWith("127.0.0.1/");
        assertThat(heard.get(0).author()).isNotNull().satisfies(author -> {
            assertThat(author.name()).isNull();
            assertThat(author.id()).hasSize(32);
        });
    }

    @Test
    void engagementIsNoEdit() {
        Channel channel = new Channel(SourceKind.MASTODON, site.url(""), Options.NONE);
        site.json("/api/v1/timelines/public", query -> timeline(Map.of()));
        add(1, 1);
        channel.hear(1);
        status(1).put("favourites_count", 9);
        channel.later(Channel.EVERY);
        List<Mention> heard = channel.hear(2);

        assertThat(heard.get(1).action()).isEqualTo(Action.UPDATE);
        assertThat(heard.get(1).revision()).isEqualTo(heard.get(0).revision());
        assertThat(heard.get(1).engagement())
                .isNotNull()
                .extracting(it -> it.likes())
                .isEqualTo(9L);
    }

    @Test
    void streamBringsNewsEditsAndDeletions() {
        Channel channel = new Channel(SourceKind.MASTODON, site.url(""), Options.NONE.with("secret", TOKEN))
                .withEnvironment(Map.of(TOKEN, "t0ken"));
        site.json("/api/v1/timelines/public", this::timeline);
        site.route("/api/v1/streaming/public", this::stream);
        add(1, 1);
        try (Ingest ingest = channel.start()) {
            await().until(() -> channel.outlet.mentions().size() == 1);
            events.add("update\ndata: " + status(2));
            events.add("status.update\ndata: "
                    + status(2).put("content", "<p>Edited</p>").put("edited_at", "2026-03-02T11:58:00Z"));
            events.add("notification\ndata: {}");
            events.add("delete\ndata: 2");
            await().until(() -> channel.outlet.mentions().size() == 4);
        }

        List<Mention> heard = channel.outlet.mentions().subList(1, 4);
        assertThat(heard).extracting(Mention::action).containsExactly(Action.CREATE, Action.UPDATE, Action.DELETE);
        assertThat(heard).extracting(Mention::nativeId).containsOnly("127.0.0.1/2");
        assertThat(heard.get(1).text()).isEqualTo("Edited");
        assertThat(heard.get(2).text()).isNull();
    }

    @Test
    void whoDoesNotWantToBeFoundIsLeftOut() {
        Channel channel = new Channel(SourceKind.MASTODON, site.url(""), Options.NONE);
        site.json("/api/v1/timelines/public", this::timeline);
        add(1, 4);
        status(1).put("visibility", "private");
        ((ObjectNode) status(2).get("account")).put("noindex", true);

        assertThat(channel.hear(2)).extracting(Mention::nativeId).containsExactly("127.0.0.1/4", "127.0.0.1/3");
    }

    private void add(int first, int last) {
        for (int id = first; id <= last; id++) {
            status(id);
        }
    }

    private ObjectNode status(int number) {
        return statuses.computeIfAbsent(number, id -> {
            ObjectNode status = Json.json()
                    .createObjectNode()
                    .put("id", Integer.toString(id))
                    .put("created_at", "2026-03-02T11:50:00.000Z")
                    .put("visibility", "public")
                    .put("content", "<p>Kettle " + id + "</p>")
                    .put("favourites_count", 1)
                    .put("url", "https://social.example/@ann/" + id);
            status.putObject("account").put("id", "7").put("acct", "ann").put("url", "https://social.example/@ann");
            return status;
        });
    }

    private String timeline(Map<String, String> query) {
        List<ObjectNode> page = query.containsKey("min_id")
                ? statuses.tailMap(Integer.valueOf(query.get("min_id")), false).values().stream()
                        .limit(40)
                        .toList()
                : statuses.descendingMap().values().stream().limit(40).toList();
        ArrayNode answer = Json.json().createArrayNode();
        page.stream()
                .sorted((a, b) ->
                        Integer.compare(b.get("id").asInt(), a.get("id").asInt()))
                .forEach(answer::add);
        return answer.toString();
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (!"Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            Website.send(exchange, 401, new byte[0]);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(":)\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            while (true) {
                out.write(("event: " + events.take() + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
