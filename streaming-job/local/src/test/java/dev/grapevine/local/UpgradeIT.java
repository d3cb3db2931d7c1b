package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.IndexUpgrade;
import dev.grapevine.dashboard.template.Retention;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.job.index.IndexJob;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.local.server.EmbeddedFlink;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An index moves to the next generation on a real Elasticsearch while the real index job writes, changes and deletes
 * documents in it: none is lost, none comes back, and readers see what was there before all the time.
 */
@Tag("slow")
final class UpgradeIT {

    private static final int STANDING = 20_000;
    private static final int MOVING = 3_000;
    private static final String OLD = "grapevine-mentions-2026.03-v0";
    private static final String NEW = "grapevine-mentions-2026.03-v1";

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    /** Newest version by document id; negative where it was deleted. */
    private final Map<String, Long> expected = new ConcurrentHashMap<>();

    @Test
    void noDocumentIsLostWhileTheJobWrites() throws Exception {
        Cli.open(folder);
        try (EmbeddedElasticsearch server =
                        EmbeddedElasticsearch.start(ElasticsearchHome.find(), folder.resolve("elasticsearch"), 512);
                EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink"), 2)) {
            Settings settings = Settings.of(Map.of(
                    Setting.ELASTICSEARCH.variable(), server.address().toString(),
                    Setting.KAFKA.variable(), kafka.bootstrap()));
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
            Topics.create(client, 2, (short) 1, Map.of("retention.ms", "-1"));
            try (Elasticsearch elasticsearch = Elasticsearch.connect(settings);
                    KafkaProducer<byte[], byte[]> producer = producer(client)) {
                TemplateInstaller.install(elasticsearch, IndexOptions.SINGLE_NODE, Duration.ofMinutes(1));
                createOld(elasticsearch);
                createOldWithoutMonths(elasticsearch);
                for (int i = 0; i < STANDING; i++) {
                    send(producer, "standing-" + i, 1, false);
                }
                flink.submit(IndexJob.NAME, 1, env -> IndexJob.define(env, settings));
                await().atMost(Duration.ofMinutes(3)).until(() -> standing(elasticsearch) == STANDING);
                upgrade(elasticsearch, producer);
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(indexed(elasticsearch)).isEqualTo(alive()));
                assertThat(elasticsearch.exists("/" + OLD)).isFalse();
                assertThat(elasticsearch
                                .call("GET", "/_alias/grapevine-mentions", null)
                                .has(NEW))
                        .isTrue();
                retention(elasticsearch);
            }
        }
    }

    private void upgrade(Elasticsearch elasticsearch, KafkaProducer<byte[], byte[]> producer) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> writes = CompletableFuture.runAsync(() -> {
            for (long version = 2; !over.get(); version++) {
                String id = "moving-" + random.nextInt(MOVING);
                send(producer, id, version, random.nextInt(4) == 0);
                LockSupport.parkNanos(500_000);
            }
        });
        List<Long> seen = new ArrayList<>();
        CompletableFuture<Void> reads = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                seen.add(standing(elasticsearch));
            }
        });
        await().until(() -> elasticsearch
                        .call("GET", "/grapevine-mentions/_count", null)
                        .path("count")
                        .asLong()
                > STANDING + MOVING / 10);
        List<String> moved = IndexUpgrade.run(elasticsearch, step -> {});
        over.set(true);
        writes.join();
        reads.join();
        producer.flush();
        assertThat(moved).containsExactly(NEW, "grapevine-cases-v1");
        assertThat(elasticsearch
                        .call("GET", "/grapevine-cases/_count", null)
                        .path("count")
                        .asLong())
                .isEqualTo(1);
        assertThat(seen)
                .as("what readers found of what did not change")
                .hasSizeGreaterThan(10)
                .containsOnly((long) STANDING);
    }

    /** As an earlier version might have made it: hashtags are a text, which no mapping can change in place. */
    private static void createOld(Elasticsearch elasticsearch) {
        elasticsearch.call(
                "PUT",
                "/" + OLD,
                Ask.json("{'mappings':{'properties':{'hashtags':{'type':'text','analyzer':'plain'}}},"
                        + "'aliases':{'grapevine-mentions':{},'grapevine-mentions-2026.03':{}}}"));
    }

    /** An index without months is written through the same alias that its template gives to the new one. */
    private static void createOldWithoutMonths(Elasticsearch elasticsearch) {
        elasticsearch.call("DELETE", "/grapevine-cases-v1", null);
        elasticsearch.call("PUT", "/grapevine-cases-v0", Ask.json("{'aliases':{'grapevine-cases':{}}}"));
        elasticsearch.call(
                "PUT",
                "/grapevine-cases/_doc/one?refresh=true&require_alias=true",
                Ask.json("{'v':1,'subject':'moving-1','verb':'answered','at':'2026-03-02T12:00:00Z','by':'Ann'}"));
    }

    private static void retention(Elasticsearch elasticsearch) {
        assertThat(Retention.expired(elasticsearch, YearMonth.of(2026, 3))).isEmpty();
        List<String> expired = Retention.expired(elasticsearch, YearMonth.of(2026, 4));
        assertThat(expired).containsExactly(NEW);
        Retention.drop(elasticsearch, expired);
        assertThat(elasticsearch.exists("/" + NEW)).isFalse();
    }

    private Map<String, Long> alive() {
        Map<String, Long> alive = new HashMap<>(expected);
        alive.values().removeIf(version -> version < 0);
        return alive;
    }

    private static Map<String, Long> indexed(Elasticsearch elasticsearch) {
        elasticsearch.call("POST", "/grapevine-mentions/_refresh", null);
        Map<String, Long> indexed = new HashMap<>();
        String after = "";
        while (true) {
            JsonNode hits = elasticsearch
                    .search(
                            "grapevine-mentions",
                            Ask.json(
                                    "{'size':5000,'_source':['mention.id','version'],'query':{'range':{'mention.id':"
                                            + "{'gt':?}}},'sort':[{'mention.id':'asc'}]}",
                                    after))
                    .at("/hits/hits");
            if (hits.isEmpty()) {
                return indexed;
            }
            for (JsonNode hit : hits) {
                after = hit.at("/_source/mention/id").asText();
                assertThat(indexed.put(after, hit.at("/_source/version").asLong()))
                        .as("documents of " + after)
                        .isNull();
            }
        }
    }

    private static long standing(Elasticsearch elasticsearch) {
        return elasticsearch
                .search(
                        "grapevine-mentions",
                        Ask.json("{'size':0,'track_total_hits':true,'query':{'term':{'source':'standing'}}}"))
                .at("/hits/total/value")
                .asLong();
    }

    private void send(KafkaProducer<byte[], byte[]> producer, String id, long version, boolean deleted) {
        ObjectNode json = Ask.json(
                "{'v':1,'mention':{'id':?,'primary':true},'brand':'acme','deleted':?,'version':?,"
                        + "'eventTime':'2026-03-02T12:00:00Z','fetched':'2026-03-02T12:00:00Z','platform':'test',"
                        + "'source':?,'sourceType':'post','text':'Acme','hashtags':['Kettle'],'own':false,"
                        + "'story':{'id':?,'first':true},'voice':{'id':?,'first':true}}",
                id,
                deleted,
                version,
                id.substring(0, id.indexOf('-')),
                id,
                id);
        expected.put(id, deleted ? -version : version);
        producer.send(
                new ProducerRecord<>(
                        Topic.ENRICHED.topicName(),
                        id.getBytes(StandardCharsets.UTF_8),
                        json.toString().getBytes(StandardCharsets.UTF_8)),
                (metadata, problem) -> {
                    if (problem != null) {
                        throw new IllegalStateException(problem);
                    }
                });
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("acks", "all");
        config.put("max.in.flight.requests.per.connection", "1");
        config.put("linger.ms", "5");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
