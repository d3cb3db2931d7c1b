package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.change.Corrector;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Mentions;
import dev.grapevine.sentiment.Label;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Setting;
import dev.grapevine.topic.Topic;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people change at the console: labels, queries, rules; on a real broker. */
class ChangingTest {

    private static final String MENTION = "a".repeat(64);
    private static final IncidentEvent INCIDENT = Samples.incident();
    private static final String COUNTS = "{\"aggregations\":{\"newest\":{\"value\":1772452800000}}}";

    @TempDir
    private Path log;

    private TestKafka kafka;
    private Answering elasticsearch;
    private Console console;
    private Caller ann;

    @BeforeEach
    void start() throws Exception {
        kafka = TestKafka.start(log);
        elasticsearch = Answering.with(Map.of("/grapevine-rollups/_search", COUNTS));
        console = Console.start(
                kafka.settings()
                        .with(Setting.ELASTICSEARCH, elasticsearch.address())
                        .with(Setting.CONSOLE_PORT, "0"),
                ConsoleOptions.FORGETFUL);
        ann = new Caller(console);
        kafka.write(Topic.BRANDS, "acme", Codec.of(Brand.class).encode(Samples.brand("acme", "Acme")));
        kafka.write(Topic.ALERTS, INCIDENT.id(), Codec.of(IncidentEvent.class).encode(INCIDENT));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ann.get("/brands").body()).contains("/brands/acme"));
    }

    @AfterEach
    void stop() {
        console.close();
        elasticsearch.close();
        kafka.close();
    }

    @Test
    void aLabelIsCorrectedAndWhoDidItIsKept() throws Exception {
        EnrichedMention mention = Samples.mention().toBuilder()
                .mention(new EnrichedMention.MentionRef(MENTION, true))
                .build();
        elasticsearch.answer(Map.of(
                "/grapevine-rollups/_search",
                COUNTS,
                "/grapevine-mentions/_search",
                Answering.hit(Json.json().valueToTree(mention).toString())));
        HttpResponse<String> done = post("/mentions", "/mentions/acme/" + MENTION + "/label", "label", "positive");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(new Corrector(KafkaClient.of(kafka.settings())).all().values())
                .singleElement()
                .satisfies(correction -> {
                    assertThat(correction.id()).isEqualTo(MENTION);
                    assertThat(correction.label()).isEqualTo(Label.POSITIVE);
                });
        assertThat(kafka.end(Topic.ACTIONS)).isEqualTo(1);
        assertThat(ann.get(done.headers().firstValue("Location").orElseThrow()).body())
                .contains("Corrected to positive.");
        assertThat(post("/mentions", "/mentions/acme/" + MENTION + "/label", "label", "<b>")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aQueryIsTriedOnWhatWasHeardBeforeItIsUsed() throws Exception {
        hear(Mentions.post("1", "Acme phones are good").build());
        hear(Mentions.post("2", "an Acme pie").build());
        String tried = brand("try", "Acme NOT pie").body();
        assertThat(tried)
                .contains("2 mentions were about it; it would be 1: 0 more, 1 fewer", "an Acme pie", "left out by pie");
        assertThat(query()).isEqualTo("Acme");
        assertThat(brand("apply", "Acme NOT pie").statusCode()).isEqualTo(303);
        assertThat(query()).isEqualTo("Acme NOT pie");
        assertThat(ann.get("/brands/acme").body()).contains("Who changed it", "query: Acme NOT pie");
    }

    @Test
    void aMistakeIsMarkedAndNothingIsChanged() throws Exception {
        HttpResponse<String> wrong = brand("apply", "Acme AND (phone");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("<mark class=\"wrong\">", "The query at ");
        assertThat(query()).isEqualTo("Acme");
    }

    @Test
    void whatWouldHaveSparedAnIncidentIsDoneByOnePress() throws Exception {
        String address = "/backtests/acme?incident=" + Address.encoded(INCIDENT.incident()) + "&reason=too-small";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ann.get(address).body()).contains("What would have spared you"));
        String page = ann.get(address).body();
        String proposal = page.replaceAll("(?s).*?name=\"proposal\" value=\"([^\"]+)\".*", "$1");
        assertThat(proposal).startsWith("alert from ");
        HttpResponse<String> done = ann.post(
                "/brands/acme/proposals",
                "token",
                Caller.token(page),
                "incident",
                INCIDENT.incident(),
                "reason",
                "too-small",
                "proposal",
                proposal);
        assertThat(done.statusCode()).isEqualTo(303);
        Brand changed = brandOnTopic();
        assertThat(proposal).isEqualTo("alert from " + changed.policy().minimumMentions() + " stories on");
        assertThat(changed.query()).isEqualTo("Acme");
        assertThat(ann.get("/incidents/" + Address.encoded(INCIDENT.incident())).body())
                .contains("changed the rule of Acme: " + proposal);
        assertThat(ann.post("/brands/acme/proposals", "token", Caller.token(page), "proposal", "anything")
                        .statusCode())
                .isEqualTo(400);
    }

    private void hear(Mention mention) throws Exception {
        kafka.write(Topic.MENTIONS, mention.id(), MentionCodec.encode(mention));
    }

    private HttpResponse<String> brand(String what, String query) throws Exception {
        return post(
                "/brands/acme",
                "/brands/acme",
                "do",
                what,
                "query",
                query,
                "minimum",
                "5",
                "cooldown",
                "24",
                "sensitivity",
                "medium");
    }

    private String query() {
        return brandOnTopic().query();
    }

    private Brand brandOnTopic() {
        return Objects.requireNonNull(
                new BrandsTopic(KafkaClient.of(kafka.settings())).read().get("acme"));
    }

    /** @param form page that holds the token */
    private HttpResponse<String> post(String form, String path, String... fields) throws Exception {
        String[] all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 2, fields.length);
        all[0] = "token";
        all[1] = Caller.token(ann.get(form).body());
        return ann.post(path, all);
    }
}
