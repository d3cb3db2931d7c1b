package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.local.spike.Talk;
import dev.grapevine.setting.Setting;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./grapevine backtest} on what is stored, and "not useful" up to the changed brand. */
final class BacktestIT {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant LOUD = MONDAY.plus(Duration.ofDays(4)).plus(Duration.ofHours(9));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void storedHistoryLeadsFromAMailToABetterPolicy() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
            Topics.create(client, 3, (short) 1, Map.of("retention.ms", "-1"));
            BrandsTopic brands = new BrandsTopic(client);
            brands.apply(List.of(brand("acme"), brand("beta")));
            store(client);

            List<String> mails = run(kafka, "--brand", "acme").output();
            assertThat(mails).isNotEmpty();
            JsonNode opened = Json.json().readTree(mails.get(0));
            assertThat(opened.get("event").asText()).isEqualTo("opened");
            assertThat(Instant.parse(opened.get("at").asText())).isBetween(LOUD, LOUD.plus(Duration.ofMinutes(40)));

            String incident = opened.get("incident").asText();
            Cli applied =
                    run(kafka, "--brand", "acme", "--not-useful", incident, "--reason", "too_small", "--apply", "1");
            assertThat(applied.errors()).anyMatch(line -> line.startsWith("applied: alert from "));
            int minimum =
                    Objects.requireNonNull(brands.read().get("acme")).policy().minimumMentions();
            assertThat(minimum).isGreaterThan(5);
            assertThat(brands.read().get("beta")).isEqualTo(brand("beta"));
            JsonNode then =
                    Json.json().readTree(run(kafka, "--brand", "acme").output().get(0));
            assertThat(then.get("count").asInt()).isGreaterThanOrEqualTo(minimum);
        }
    }

    private static Cli run(EmbeddedKafka kafka, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("backtest"));
        arguments.addAll(List.of(options));
        try (Cli cli =
                Cli.start(Map.of(Setting.KAFKA.variable(), kafka.bootstrap()), arguments.toArray(String[]::new))) {
            assertThat(cli.await(PATIENCE))
                    .as(() -> String.join("\n", cli.errors()))
                    .isZero();
            return cli;
        }
    }

    private static void store(Map<String, Object> client) {
        Codec<EnrichedMention> codec = Codec.of(EnrichedMention.class);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String brand : List.of("acme", "beta")) {
                for (EnrichedMention each : Talk.history(brand, MONDAY, LOUD)) {
                    var unused = producer.send(
                            new ProducerRecord<>(
                                    Topic.ENRICHED.topicName(),
                                    null,
                                    each.fetched().toEpochMilli(),
                                    each.id().getBytes(StandardCharsets.UTF_8),
                                    codec.encode(each)),
                            (sent, problem) -> {
                                if (problem != null) {
                                    throw new IllegalStateException("not stored", problem);
                                }
                            });
                }
            }
        }
    }

    private static Brand brand(String id) {
        return new Brand(id, id, id, false, null, null, null, null, null, null);
    }
}
