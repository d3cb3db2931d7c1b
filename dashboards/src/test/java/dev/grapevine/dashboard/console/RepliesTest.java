package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Market;
import dev.grapevine.brand.Team;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reply queue over HTTP, with a help desk that takes what is handed over, or does not. */
class RepliesTest {

    private static final String MENTION = "a".repeat(64);

    private static final EnrichedMention ASKING = Samples.mention().toBuilder()
            .mention(new EnrichedMention.MentionRef(MENTION, true))
            .intent("help")
            .urgency("high")
            .build();

    private static final Market MARKET = new Market(
            null,
            null,
            null,
            null,
            List.of(new Team("support", List.of(), List.of("help"), "GRAPEVINE_SECRET_HELP_DESK")),
            null);

    private static final String COUNTS = "{\"aggregations\":{\"newest\":{\"value\":1772452800000}}}";

    private record Told(String body, String signature) {}

    @TempDir
    private Path log;

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final AtomicInteger answer = new AtomicInteger(202);
    private HttpServer helpDesk;
    private TestKafka kafka;
    private Answering elasticsearch;
    private Console console;
    private Caller ann;

    @BeforeEach
    void start() throws Exception {
        helpDesk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        helpDesk.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(new Told(body, String.valueOf(exchange.getRequestHeaders().getFirst("X-Grapevine-Signature"))));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        helpDesk.start();
        kafka = TestKafka.start(log);
        elasticsearch = Answering.with(Map.of(
                "/grapevine-rollups/_search",
                COUNTS,
                "/grapevine-mentions/_search",
                Answering.hit(Json.json().valueToTree(ASKING).toString())));
        console = Console.start(settings(), ConsoleOptions.FORGETFUL);
        ann = new Caller(console);
        announceBrand();
    }

    private Settings settings() {
        return Settings.of(Map.of(
                        "GRAPEVINE_SECRET_HELP_DESK",
                        "http://127.0.0.1:" + helpDesk.getAddress().getPort() + "/tickets",
                        "GRAPEVINE_SECRET_HELP_DESK_KEY",
                        "key"))
                .with(Setting.ELASTICSEARCH, elasticsearch.address())
                .with(Setting.KAFKA, kafka.settings().get(Setting.KAFKA))
                .with(Setting.WEBHOOK_INSIDE, "yes")
                .with(Setting.CONSOLE_PORT, "0");
    }

    private void announceBrand() throws Exception {
        Brand plain = Samples.brand("acme", "Acme");
        Brand brand = new Brand(
                plain.id(),
                plain.name(),
                plain.query(),
                false,
                plain.rivals(),
                plain.ownAccounts(),
                plain.ownDomains(),
                plain.zone(),
                plain.recipients(),
                plain.policy(),
                null,
                MARKET);
        kafka.write(Topic.BRANDS, "acme", Codec.of(Brand.class).encode(brand));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ann.get("/replies").body()).contains("for support"));
    }

    @AfterEach
    void stop() {
        console.close();
        elasticsearch.close();
        kafka.close();
        helpDesk.stop(0);
    }

    @Test
    void whoNeedsAnAnswerIsShownWithTheReasons() throws Exception {
        assertThat(ann.get("/replies?brand=acme").body())
                .contains(
                        "1 of 1 wait for an answer",
                        "asks for help, high urgency, negative",
                        "Nothing is sent from here",
                        "wants an answer by: mail",
                        "Hand over to support");
    }

    @Test
    void whatIsHandedOverReachesTheHelpDeskSignedAndLeavesTheQueue() throws Exception {
        assertThat(post("hand-over", "").statusCode()).isEqualTo(303);
        Told ticket = told.poll(10, TimeUnit.SECONDS);
        assertThat(ticket).isNotNull();
        assertThat(ticket.signature()).startsWith("sha256=");
        assertThat(Json.json().readTree(ticket.body()).at("/quotes/0/text").asText())
                .contains("The battery of my Acme swelled up.");
        assertThat(ann.get("/replies").body()).contains("0 of 1 wait for an answer", "Nobody waits");
        assertThat(ann.get("/replies?state=all").body()).contains("handed over", "handed it over to support");
    }

    @Test
    void whoAskedForNoAnswerIsLeftAlone() throws Exception {
        EnrichedMention shy =
                ASKING.toBuilder().contactPreference("do-not-contact").build();
        elasticsearch.answer(Map.of(
                "/grapevine-rollups/_search",
                COUNTS,
                "/grapevine-mentions/_search",
                Answering.hit(Json.json().valueToTree(shy).toString())));
        assertThat(ann.get("/replies").body()).contains("0 of 1 wait for an answer. 1 asked for none.", "Nobody waits");
        assertThat(ann.get("/replies?state=all").body())
                .contains("asked for no answer")
                .doesNotContain("Hand over to support", "value=\"answered\"");
        assertThat(post("hand-over", "").statusCode()).isEqualTo(400);
        assertThat(post("assign", "Bob").statusCode()).isEqualTo(400);
        assertThat(told).isEmpty();
        assertThat(post("note", "left alone").statusCode()).isEqualTo(303);
    }

    @Test
    void whatTheHelpDeskDoesNotTakeStaysInTheQueue() throws Exception {
        answer.set(503);
        HttpResponse<String> refused = post("hand-over", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("The help desk does not answer, so nothing was handed over");
        assertThat(kafka.end(Topic.ACTIONS)).isZero();
        assertThat(ann.get("/replies").body()).contains("1 of 1 wait for an answer");
    }

    @Test
    void anAnswerNeedsALinkThatIsOne() throws Exception {
        assertThat(post("answered", "javascript:alert(1)").statusCode()).isEqualTo(400);
        assertThat(post("answered", "https://social.example/@acme/2").statusCode())
                .isEqualTo(303);
        assertThat(ann.get("/replies?state=done").body())
                .contains("href=\"https://social.example/@acme/2\"", "1 was answered, within");
    }

    @Test
    void aMentionCanBeGivenClosedAndOpenedAgain() throws Exception {
        post("assign", "Bob <b>");
        assertThat(ann.get("/replies").body()).contains("assigned", "<strong>Bob &lt;b&gt;</strong>");
        post("close", "");
        assertThat(ann.get("/replies").body()).contains("Nobody waits");
        post("reopen", "");
        assertThat(ann.get("/replies").body()).contains("1 of 1 wait for an answer");
    }

    private HttpResponse<String> post(String verb, String note) throws Exception {
        String token = Caller.token(ann.get("/replies?state=all").body());
        return ann.post("/replies/acme/" + MENTION, "verb", verb, "note", note, "token", token);
    }
}
