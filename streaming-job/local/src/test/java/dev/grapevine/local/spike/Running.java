package dev.grapevine.local.spike;

import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.json.Codec;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The reputation job as it is shipped, on a cluster of this process between the topics of a real broker. */
final class Running implements AutoCloseable {

    private static final Codec<SourceHealth> HEALTH = Codec.of(SourceHealth.class);

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final MiniCluster cluster;
    private final Map<String, Object> client;
    private final KafkaProducer<byte[], byte[]> producer;

    private Running(Path folder, EmbeddedKafka kafka, MiniCluster cluster) {
        this.folder = folder;
        this.kafka = kafka;
        this.cluster = cluster;
        this.client = Map.of("bootstrap.servers", kafka.bootstrap());
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrap(),
                        "max.in.flight.requests.per.connection",
                        "1",
                        "linger.ms",
                        "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static Running start(Path folder, Collection<Brand> brands) throws Exception {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(Files.createDirectories(folder).resolve("kafka"));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(4)
                .build());
        cluster.start();
        Running running = new Running(folder, kafka, cluster);
        Topics.create(running.client, 4, (short) 1, Map.of("retention.ms", "-1"));
        new BrandsTopic(running.client).apply(brands);
        return running;
    }

    /** @param savepoint to go on from, or null */
    JobID submit(int parallelism, @Nullable String savepoint) throws Exception {
        Configuration configuration = new Configuration();
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        ReputationJob.define(
                environment,
                Settings.of(Map.of(
                        Setting.KAFKA.variable(),
                        kafka.bootstrap(),
                        Setting.CHECKPOINTS.variable(),
                        folder.resolve("checkpoints").toUri().toString())));
        StreamGraph graph = environment.getStreamGraph();
        return cluster.submitJob(graph).get().getJobID();
    }

    /** Ends the job; gives the savepoint that holds all of it. While a bounded source is closing, Flink takes none. */
    String stop(JobID job) {
        String directory = folder.resolve("savepoints").toUri().toString();
        return await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(
                        () -> cluster.stopWithSavepoint(job, directory, false, SavepointFormatType.CANONICAL)
                                .get(),
                        savepoint -> !savepoint.isEmpty());
    }

    void cancel(JobID job) throws Exception {
        cluster.cancelJob(job).get();
    }

    void send(Collection<Mention> mentions) {
        mentions.forEach(this::send);
        producer.flush();
    }

    void send(Mention mention) {
        send(Topic.MENTIONS, mention.id(), MentionCodec.encode(mention), mention.fetched());
    }

    void send(SourceHealth beat) {
        send(Topic.SOURCE_HEALTH, beat.source(), HEALTH.encode(beat), beat.at());
        producer.flush();
    }

    private void send(Topic topic, String key, byte[] value, Instant at) {
        var unused = producer.send(
                new ProducerRecord<>(
                        topic.topicName(), null, at.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), value),
                (sent, problem) -> {
                    if (problem != null) {
                        throw new IllegalStateException("not sent to " + topic, problem);
                    }
                });
    }

    /** What stands on a topic, by key. */
    Map<String, String> read(Topic topic) {
        Map<String, String> values = new TreeMap<>();
        new TopicReader(client)
                .read(
                        topic.topicName(),
                        record -> values.put(
                                new String(record.key(), StandardCharsets.UTF_8),
                                new String(record.value(), StandardCharsets.UTF_8)));
        return values;
    }

    Map<String, Object> client() {
        return client;
    }

    @Override
    public void close() throws Exception {
        producer.close();
        cluster.close();
        kafka.close();
    }
}
