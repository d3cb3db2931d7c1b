package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.ingest.replay.ReplaySpeed;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Contracts;
import dev.grapevine.json.Json;
import dev.grapevine.local.stack.Stack;
import dev.grapevine.local.stack.StackOptions;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Mentions;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody asks what is held of them, and to be forgotten: the commands against the running system. */
@Tag("slow")
final class PrivacyIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String KEY = "test key";
    private static final String WORDS = "my grandmother's oak table broke under the acme kettle";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    Path folder;

    private final String ann = new Pseudonyms(KEY).of("testnet", "ann");

    @Test
    void whoAsksSeesWhatIsHeldAndIsForgotten() throws Exception {
        Cli.open(folder);
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("sources.yml"), "sources: []\n");
        Files.writeString(config.resolve("brands.yml"), "brands:\n  - {id: acme, name: Acme, query: acme}\n");
        StackOptions options = new StackOptions(config, null, ReplaySpeed.MAX, false, 0, 2);
        Settings settings = Settings.of(Map.of(Setting.PSEUDONYM_KEY.variable(), KEY));
        try (Stack stack = Stack.start(options, folder.resolve("data"), settings, said -> {})) {
            ask(
                    stack.parts().search(),
                    Map.of(
                            Setting.KAFKA.variable(), stack.parts().kafka().bootstrap(),
                            Setting.ELASTICSEARCH.variable(),
                                    stack.parts().elasticsearch().address().toString(),
                            Setting.PSEUDONYM_KEY.variable(), KEY));
        }
    }

    private void ask(Elasticsearch search, Map<String, String> environment) throws Exception {
        Mention shown = Contracts.mention().toBuilder()
                .author(new Author(ann, null, 5L, false))
                .published(NOW)
                .fetched(NOW)
                .url("https://testnet.example/shown")
                .text(WORDS + " one")
                .build();
        Mention other = said("other", "ann", WORDS + " two");
        Mention bob = said("bob", "bob", "the acme kettle is fine, says bob");
        Mention page = said("page", "cleo", "an acme page that has to go");
        send(environment, shown, other, bob, page);
        await().atMost(PATIENCE).until(() -> count(search) == 4);
        old(search);
        alert(environment, shown);
        await().atMost(PATIENCE)
                .until(() -> search.call("GET", "/grapevine-alerts/_search?size=1", null)
                        .toString()
                        .contains(shown.id()));

        List<String> held = run(environment, 0, "export", "--author", "testnet:ann");
        assertThat(held).anyMatch(line -> line.contains("grapevine-mentions") && line.contains("table broke"));
        assertThat(held).anyMatch(line -> line.contains("alerts.v1")).noneMatch(line -> line.contains("says bob"));

        JsonNode proof = Json.json()
                .readTree(run(environment, 0, "erase", "--author", "testnet:ann", "--reason", "asked by mail")
                        .get(0));
        assertThat(proof.path("complete").asBoolean()).isTrue();
        assertThat(proof.path("mentions").asInt())
                .as("one of them of an old month")
                .isEqualTo(3);
        assertThat(proof.path("suppressed").get(0).asText()).isEqualTo(ann);
        assertThat(store(proof, "mentions.v1").path("found").asInt()).isEqualTo(2);
        assertThat(store(proof, "mentions.v1").path("standing").asInt()).isZero();
        assertThat(store(proof, "grapevine-mentions").path("found").asInt()).isEqualTo(3);
        assertThat(Instant.parse(store(proof, "mentions.v1").path("forgottenBy").asText()))
                .isAfter(NOW);
        assertThat(proof.path("outOfReach"))
                .as("a mail that was sent")
                .anyMatch(each -> each.path("recipient").asText().equals("pr@acme.example"));

        send(environment, said("later", "ann", WORDS + " three"), said("bob2", "bob", "acme again, says bob"));
        await().atMost(PATIENCE).until(() -> count(search) == 3);
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> count(search) == 3);

        JsonNode gone = Json.json()
                .readTree(run(environment, 0, "erase", "--url", page.url() + "?utm_source=mail")
                        .get(0));
        assertThat(gone.path("suppressed").get(0).asText()).isEqualTo(page.id());
        send(
                environment,
                page.toBuilder()
                        .fetched(NOW.plusSeconds(3_600))
                        .text("an acme page, edited")
                        .build());
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> count(search) == 2);
        await().atMost(PATIENCE)
                .until(() -> standing(environment)
                        .noneMatch(line ->
                                line.contains("oak") || line.contains("edited") || line.contains("an acme page that")));
        assertThat(standing(environment).filter(line -> line.contains("says bob")))
                .isNotEmpty();
    }

    private Mention said(String id, String author, String text) {
        return Mentions.post(id, text)
                .author(new Author(new Pseudonyms(KEY).of("testnet", author), null, 5L, false))
                .published(NOW)
                .fetched(NOW)
                .build();
    }

    /** What no job remembers: a copy of one of ann's documents in a month of before. */
    private void old(Elasticsearch search) {
        JsonNode hit = search.call("GET", "/grapevine-mentions/_search?q=author.id:" + ann + "&size=1", null)
                .at("/hits/hits/0");
        ObjectNode source = hit.path("_source").deepCopy();
        ((ObjectNode) source.path("mention")).put("id", "f".repeat(64));
        String index = hit.path("_index").asText();
        search.call("PUT", "/" + index + "/_doc/old?version=7&version_type=external&refresh=true", source);
    }

    private void alert(Map<String, String> environment, Mention shown) throws Exception {
        IncidentEvent event = Contracts.incident();
        assertThat(event.evidence().get(0).mention()).isEqualTo(shown.id());
        Delivery delivery = Delivery.planned(
                        Delivery.Kind.ALERT, event.id(), event.incident(), "acme", "pr@acme.example", NOW)
                .with(Delivery.State.DELIVERED, NOW, null);
        try (Producer<String, byte[]> producer = KafkaSettings.producer(Settings.of(environment))) {
            producer.send(new ProducerRecord<>(
                            Topic.ALERTS.topicName(),
                            event.id(),
                            Codec.of(IncidentEvent.class).encode(event)))
                    .get();
            producer.send(new ProducerRecord<>(
                            Topic.DELIVERIES.topicName(),
                            delivery.id(),
                            Codec.of(Delivery.class).encode(delivery)))
                    .get();
        }
    }

    private static void send(Map<String, String> environment, Mention... mentions) throws Exception {
        try (Producer<String, byte[]> producer = KafkaSettings.producer(Settings.of(environment))) {
            for (Mention each : mentions) {
                producer.send(new ProducerRecord<>(
                                Topic.MENTIONS.topicName(),
                                null,
                                each.fetched().toEpochMilli(),
                                each.id(),
                                MentionCodec.encode(each)))
                        .get();
            }
        }
    }

    private static List<String> run(Map<String, String> environment, int code, String... arguments) throws Exception {
        try (Cli command = Cli.start(environment, arguments)) {
            assertThat(command.await(PATIENCE))
                    .as(() -> String.join("\n", command.errors()) + String.join("\n", command.output()))
                    .isEqualTo(code);
            return command.output();
        }
    }

    /** Everything that is exported, as compaction would leave it. */
    private Stream<String> standing(Map<String, String> environment) throws Exception {
        Path folderOfAll = Files.createTempDirectory(folder, "export").resolve("all");
        run(environment, 0, "export", folderOfAll.toString());
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folderOfAll)) {
            for (Path file : files.toList()) {
                Map<String, String> newest = new LinkedHashMap<>();
                for (String line : Files.readAllLines(file)) {
                    newest.put(Json.json().readTree(line).path("key").asText(line), line);
                }
                lines.addAll(newest.values());
            }
        }
        return lines.stream();
    }

    private static JsonNode store(JsonNode proof, String name) {
        for (JsonNode store : proof.path("stores")) {
            if (store.path("store").asText().equals(name)) {
                return store;
            }
        }
        throw new AssertionError("no " + name + " in " + proof);
    }

    private static long count(Elasticsearch search) throws IOException {
        if (!search.exists("/grapevine-mentions")) {
            return 0;
        }
        search.call("POST", "/grapevine-mentions/_refresh", null);
        return search.call("GET", "/grapevine-mentions/_count", null)
                .path("count")
                .asLong();
    }
}
