package dev.grapevine.ingest.keyed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.Channel;
import dev.grapevine.ingest.Website;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.SourceType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers shaped after each API's documentation: pages, cursors, limits, keys, and what is deleted. */
class KeyedTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Website site = new Website();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        site.close();
    }

    /** A page of YAML for a licensed feed, as docs/sources.md has it. */
    @Test
    void aLicensedFeedIsAPageOfYaml() throws IOException {
        Options options = options("""
                secret: FEED_KEY
                terms: [acme]
                auth: {type: bearer}
                api:
                  ask: {query: "{term}", start_time: "{since}", max_results: "2"}
                  items: data
                  next: {cursor: meta.next_token, as: next_token}
                map:
                  id: id
                  published: created_at
                  text: text
                  author: author_id
                  language: lang
                  likes: public_metrics.like_count
                  shares: public_metrics.retweet_count
                  hashtags: entities.hashtags.*.tag
                  root: conversation_id
                """);
        site.route("/search", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + exchange.getRequestURI());
            boolean first = !exchange.getRequestURI().toString().contains("next_token");
            send(
                    exchange,
                    first
                            ? "{\"data\":[" + post(4) + "," + post(3) + "],\"meta\":{\"next_token\":\"n1\"}}"
                            : "{\"data\":[" + post(2) + "," + post(1) + "],\"meta\":{}}");
        });
        Channel channel =
                new Channel(SourceKind.API, site.url("/search"), options).withEnvironment(Map.of("FEED_KEY", "k3y"));

        List<Mention> heard = channel.hear(4);

        assertThat(heard).extracting(Mention::nativeId).containsExactly("4", "3", "2", "1");
        assertThat(heard.get(0).hashtags()).containsExactly("kettle", "tea");
        assertThat(heard.get(0).engagement())
                .isNotNull()
                .satisfies(counted -> assertThat(counted.likes()).isEqualTo(7));
        assertThat(heard.get(0).author())
                .isNotNull()
                .satisfies(author -> assertThat(author.id()).hasSize(32));
        assertThat(asked.get(0)).startsWith("Bearer k3y").contains("query=acme", "start_time=2026-02-23T12%3A00%3A00Z");
        assertThat(asked.get(1)).contains("next_token=n1");
    }

    @Test
    void aKeyIsNotSentWhereAnAnswerLeads() throws IOException {
        Website other = new Website();
        other.route("/steal", exchange -> {
            asked.add("stolen");
            send(exchange, "{}");
        });
        Options options = options("""
                secret: FEED_KEY
                auth: {type: bearer}
                api: {items: data, next: {link: next}, order: any}
                map: {id: id, text: text}
                """);
        site.json("/list", query -> "{\"data\":[" + post(1) + "],\"next\":\"" + other.url("/steal") + "\"}");
        Channel channel =
                new Channel(SourceKind.API, site.url("/list"), options).withEnvironment(Map.of("FEED_KEY", "k3y"));

        channel.hear(1);
        other.close();

        assertThat(asked).isEmpty();
    }

    @Test
    void stackExchangeIsLeftAloneForAsLongAsItWants() {
        site.json("/search/advanced", query -> {
            boolean first = "1".equals(query.get("page"));
            return "{\"items\":[{\"question_id\":" + (first ? 1 : 2) + ",\"creation_date\":1772445600,"
                    + "\"title\":\"Kettle &amp; scale\",\"body\":\"<p>How?</p>\",\"link\":\"https://q.example/1\","
                    + "\"owner\":{\"account_id\":7,\"display_name\":\"Ann\"},\"tags\":[\"kettle\"],\"score\":3,"
                    + "\"answer_count\":0,\"content_license\":\"CC BY-SA 4.0\"}],"
                    + "\"has_more\":" + first + ",\"quota_remaining\":299,\"backoff\":"
                    + (first ? 1 : 600) + "}";
        });
        Options options = Options.NONE.with("terms", "kettle").with("site", "diy");
        Channel channel = new Channel(SourceKind.STACKEXCHANGE, site.url(""), options);
        long start = System.nanoTime();

        List<Mention> heard = channel.hear(2);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
        assertThat(heard.get(0).nativeId()).isEqualTo("diy/1");
        assertThat(heard.get(0).title()).isEqualTo("Kettle & scale");
        assertThat(heard.get(0).sourceType()).isEqualTo(SourceType.QUESTION);
        assertThat(heard.get(0).license()).isEqualTo("CC BY-SA 4.0");
        assertThat(channel.until(health -> assertThat(health.state()).isEqualTo(State.OK))
                        .quota())
                .isEqualTo(299);
    }

    @Test
    void stackExchangeSaysWhatIsGone() {
        site.json(
                "/search/advanced",
                query -> "{\"items\":[{\"question_id\":1,\"creation_date\":1772445600,"
                        + "\"title\":\"T\",\"body\":\"B\"}],\"has_more\":false}");
        site.json("/questions/1", query -> "{\"items\":[],\"has_more\":false}");
        Options options = Options.NONE.with("terms", "kettle").with("site", "diy");
        Channel channel = new Channel(SourceKind.STACKEXCHANGE, site.url(""), options);
        channel.hear(1);
        channel.later(Duration.ofHours(2));

        assertThat(channel.hear(2).get(1).action()).isEqualTo(Action.DELETE);
    }

    @Test
    void lemmyGivesPostsAndComments() {
        site.json(
                "/api/v3/post/list",
                query -> "{\"posts\":[{\"post\":{\"ap_id\":\"https://l.example/post/1\","
                        + "\"name\":\"Acme\",\"body\":\"It leaks\",\"published\":\"2026-03-02T11:00:00.123456\"},"
                        + "\"creator\":{\"actor_id\":\"https://l.example/u/ann\",\"name\":\"ann\",\"avatar\":\"a.png\","
                        + "\"bio\":\"likes tea\"},\"counts\":{\"upvotes\":3,\"comments\":1}},"
                        + "{\"post\":{\"ap_id\":\"https://l.example/post/2\",\"name\":\"Gone\",\"removed\":true}}]}");
        site.json(
                "/api/v3/comment/list",
                query -> "{\"comments\":[{\"comment\":{\"ap_id\":\"https://l.example/comment/3\","
                        + "\"content\":\"Mine too\",\"published\":\"2026-03-02T11:01:00Z\"},"
                        + "\"post\":{\"ap_id\":\"https://l.example/post/1\"},\"counts\":{\"upvotes\":1}}]}");
        Channel channel = new Channel(SourceKind.LEMMY, site.url(""), Options.NONE);

        List<Mention> heard = channel.hear(3);

        assertThat(heard).extracting(Mention::action).containsExactly(Action.CREATE, Action.DELETE, Action.CREATE);
        assertThat(heard.get(0).published()).isEqualTo("2026-03-02T11:00:00.123456Z");
        assertThat(heard.get(2).sourceType()).isEqualTo(SourceType.COMMENT);
        assertThat(heard.get(2).thread()).isNotNull();
        assertThat(Json.json().valueToTree(heard).toString()).doesNotContain("a.png", "likes tea");
    }

    @Test
    void googlePlayIsAskedWithATokenOfTheServiceAccount() throws Exception {
        site.route("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            send(exchange, "{\"access_token\":\"t0k\",\"expires_in\":3600}");
        });
        site.route("/androidpublisher/v3/applications/com.acme.kettle/reviews", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
            send(
                    exchange,
                    "{\"reviews\":[{\"reviewId\":\"r1\",\"authorName\":\"Ann Lee\",\"comments\":[{\"userComment\":"
                            + "{\"text\":\"Crashes\",\"lastModified\":{\"seconds\":\"1772445600\"},\"starRating\":1,"
                            + "\"reviewerLanguage\":\"en\"}}]}]}");
        });
        String key = pem(KeyPairGenerator.getInstance("RSA"));
        String file = Json.json()
                .createObjectNode()
                .put("type", "service_account")
                .put("client_email", "robot@acme.example")
                .put("private_key", key)
                .put("token_uri", site.url("/token"))
                .toString();
        Channel channel = new Channel(
                        SourceKind.GOOGLEPLAY,
                        site.url(""),
                        Options.NONE.with("app", "com.acme.kettle").with("secret", "PLAY"))
                .withEnvironment(Map.of("PLAY", file));

        Mention heard = channel.hear(1).get(0);

        assertThat(asked.get(0)).contains("jwt-bearer", "assertion=ey");
        assertThat(asked.get(1)).isEqualTo("Bearer t0k");
        assertThat(heard.published()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(heard.rating())
                .isNotNull()
                .satisfies(rating -> assertThat(rating.value()).isEqualTo(1));
        assertThat(Json.json().valueToTree(heard).toString()).doesNotContain("Ann Lee");
    }

    @Test
    void appStoreConnectIsShownATokenOfOurOwn() throws Exception {
        site.route("/v1/apps/123/customerReviews", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean first = !String.valueOf(exchange.getRequestURI().getQuery()).contains("cursor");
            send(
                    exchange,
                    first
                            ? "{\"data\":[" + review("a", 2) + "],\"links\":{\"next\":\""
                                    + site.url("/v1/apps/123/customerReviews?cursor=x") + "\"}}"
                            : "{\"data\":[" + review("b", 5) + "],\"links\":{}}");
        });
        Channel channel = new Channel(
                        SourceKind.APPSTORECONNECT,
                        site.url(""),
                        Options.NONE
                                .with("app", "123")
                                .with("keyId", "K1")
                                .with("issuer", "I1")
                                .with("secret", "P8"))
                .withEnvironment(Map.of("P8", pem(KeyPairGenerator.getInstance("EC"))));

        List<Mention> heard = channel.hear(2);

        assertThat(asked.get(0)).startsWith("Bearer ey");
        String header = new String(
                Base64.getUrlDecoder()
                        .decode(asked.get(0).substring("Bearer ".length()).split("\\.", -1)[0]),
                StandardCharsets.UTF_8);
        assertThat(header).contains("\"alg\":\"ES256\"", "\"kid\":\"K1\"");
        assertThat(heard.get(0).place())
                .isNotNull()
                .satisfies(place -> assertThat(place.country()).isEqualTo("DE"));
        assertThat(heard.get(1).nativeId()).isEqualTo("b");
    }

    @Test
    void googleBusinessRatesInWords() {
        site.json(
                "/v4/accounts/1/locations/berlin/reviews",
                query -> "{\"reviews\":[{\"reviewId\":\"r1\","
                        + "\"reviewer\":{\"displayName\":\"Ann\",\"profilePhotoUrl\":\"p.png\"},\"starRating\":\"TWO\","
                        + "\"comment\":\"Long queue\",\"createTime\":\"2026-03-02T11:00:00Z\"}]}");
        site.route("/token", exchange -> send(exchange, "{\"access_token\":\"t\"}"));
        String user =
                "{\"type\":\"authorized_user\",\"client_id\":\"c\",\"client_secret\":\"s\",\"refresh_token\":\"r\","
                        + "\"token_uri\":\"" + site.url("/token") + "\"}";
        Channel channel = new Channel(
                        SourceKind.GOOGLEBUSINESS,
                        site.url(""),
                        Options.NONE
                                .with("account", "1")
                                .with("location", "berlin")
                                .with("secret", "GBP"))
                .withEnvironment(Map.of("GBP", user));

        Mention heard = channel.hear(1).get(0);

        assertThat(heard.rating())
                .isNotNull()
                .satisfies(rating -> assertThat(rating.value()).isEqualTo(2));
        assertThat(heard.place())
                .isNotNull()
                .satisfies(place -> assertThat(place.store()).isEqualTo("berlin"));
        assertThat(Json.json().valueToTree(heard).toString()).doesNotContain("p.png");
    }

    @Test
    void trustpilotIsAskedPageByPage() {
        site.route("/v1/business-units/u1/reviews", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("apikey"));
            boolean first = exchange.getRequestURI().getQuery().contains("page=1");
            List<String> reviews = new ArrayList<>();
            for (int i = first ? 1 : 101; i <= (first ? 100 : 101); i++) {
                reviews.add(
                        "{\"id\":\"" + i + "\",\"stars\":4,\"title\":\"T\",\"text\":\"Fine\",\"language\":\"en\","
                                + "\"createdAt\":\"2026-03-02T11:00:00Z\",\"consumer\":{\"id\":\"c\",\"displayName\":\"Ann\"}}");
            }
            send(exchange, "{\"reviews\":[" + String.join(",", reviews) + "]}");
        });
        Channel channel = new Channel(
                        SourceKind.TRUSTPILOT,
                        site.url(""),
                        Options.NONE.with("account", "u1").with("secret", "TP"))
                .withEnvironment(Map.of("TP", "k3y"));

        assertThat(channel.hear(101)).extracting(Mention::nativeId).doesNotHaveDuplicates();
        assertThat(asked).containsOnly("k3y").hasSize(2);
    }

    @Test
    void whatAPageOfYamlLacksIsSaidAtTheStart() throws IOException {
        Options wrong = options("""
                api: {items: data}
                map: {id: id, txt: text}
                """);
        assertThatThrownBy(() -> new Channel(SourceKind.API, site.url("/x"), wrong).start())
                .hasMessageContaining("unknown field 'txt'");
        assertThatThrownBy(() -> new Channel(SourceKind.TRUSTPILOT, site.url(""), Options.NONE.with("secret", "TP"))
                        .withEnvironment(Map.of("TP", "k"))
                        .start())
                .hasMessageContaining("account: missing");
    }

    private static Options options(String yaml) throws IOException {
        JsonNode tree = YAML.readTree(yaml);
        Options options = Options.NONE;
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            options = options.with(field.getKey(), field.getValue());
        }
        return options;
    }

    private static String post(int id) {
        return "{\"id\":\"" + id + "\",\"created_at\":\"2026-03-02T11:0" + id + ":00Z\",\"text\":\"acme " + id
                + "\",\"author_id\":\"a" + id
                + "\",\"lang\":\"en\",\"public_metrics\":{\"like_count\":7,\"retweet_count\":1},"
                + "\"entities\":{\"hashtags\":[{\"tag\":\"kettle\"},{\"tag\":\"tea\"}]},\"conversation_id\":\"1\"}";
    }

    private static String review(String id, int stars) {
        return "{\"id\":\"" + id + "\",\"attributes\":{\"rating\":" + stars + ",\"title\":\"T\",\"body\":\"B\","
                + "\"reviewerNickname\":\"ann\",\"createdDate\":\"2026-03-02T03:00:00-08:00\",\"territory\":\"DEU\"}}";
    }

    private static String pem(KeyPairGenerator generator) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static void send(com.sun.net.httpserver.HttpExchange exchange, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        Website.send(exchange, 200, json.getBytes(StandardCharsets.UTF_8));
    }
}
