package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.BrandsFile;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.generate.Generated;
import dev.grapevine.local.Cli;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker, an Elasticsearch and a Flink cluster that runs the assembled jobs: real processes, each of which can be killed. */
final class ClusterLine implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int HEAP_MEGABYTES = 512;
    private static final int PARTITIONS = 4;

    private final EmbeddedKafka kafka;
    private final StandaloneFlink flink;
    private final Map<String, String> environment;
    private final EmbeddedElasticsearch elasticsearch;
    private final Elasticsearch search;

    private ClusterLine(Path folder, int taskManagers) throws Exception {
        Cli.open(folder);
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        elasticsearch =
                EmbeddedElasticsearch.start(ElasticsearchHome.find(), folder.resolve("elasticsearch"), HEAP_MEGABYTES);
        flink = StandaloneFlink.start(folder.resolve("flink"), taskManagers);
        environment = Map.of(
                Setting.KAFKA.variable(), kafka.bootstrap(),
                Setting.ELASTICSEARCH.variable(), elasticsearch.address().toString(),
                Setting.CHECKPOINTS.variable(),
                        folder.resolve("checkpoints").toUri().toString());
        search = Elasticsearch.connect(Settings.of(environment));
    }

    /** @param brands as they stand in a brands.yml */
    static ClusterLine start(Path folder, int taskManagers, String brands) throws Exception {
        ClusterLine line = new ClusterLine(folder, taskManagers);
        Topics.create(line.client(), PARTITIONS, (short) 1, Map.of("retention.ms", "-1"));
        Path file = Files.writeString(folder.resolve("brands.yml"), brands);
        new BrandsTopic(line.client()).apply(BrandsFile.read(file));
        TemplateInstaller.install(line.search, IndexOptions.SINGLE_NODE, Duration.ofMinutes(1));
        line.flink.awaitReady();
        return line;
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrap());
    }

    StandaloneFlink flink() {
        return flink;
    }

    /** {@code ./grapevine job submit} with these options; both jobs run afterwards. */
    void submit(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("job", "submit", "--cluster", flink.address().toString()));
        arguments.addAll(List.of("--jar", jar().toString()));
        arguments.addAll(List.of(options));
        try (Cli submit = Cli.start(environment, arguments.toArray(String[]::new))) {
            assertThat(submit.await(PATIENCE))
                    .as(() -> String.join("\n", submit.errors()))
                    .isZero();
        }
        await().atMost(PATIENCE).untilAsserted(this::assertRunning);
    }

    private void assertRunning() throws IOException {
        try (FlinkCluster cluster = FlinkCluster.at(flink.address())) {
            for (GrapevineJob job : GrapevineJob.values()) {
                assertThat(cluster.find(job).map(id -> status(cluster, id)))
                        .as("%s job", job)
                        .contains(JobStatus.RUNNING);
            }
        }
    }

    private static JobStatus status(FlinkCluster cluster, JobID id) {
        try {
            return cluster.status(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("grapevine.root"), "streaming-job", "target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-job.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    void send(List<Generated> traffic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (Generated each : traffic) {
                producer.send(record(each.mention())).get();
            }
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(Mention mention) {
        return new ProducerRecord<>(
                Topic.MENTIONS.topicName(),
                null,
                mention.fetched().toEpochMilli(),
                mention.id().getBytes(StandardCharsets.UTF_8),
                MentionCodec.encode(mention));
    }

    private long documents() {
        return search.call("GET", "/grapevine-mentions/_count", null)
                .path("count")
                .asLong();
    }

    void awaitDocuments(long wanted) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(documents()).isEqualTo(wanted));
    }

    /** What was counted while things were killed and moved equals a recount of the documents, for every brand. */
    void awaitRecount() {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(5)).untilAsserted(() -> {
            try (Cli doctor = Cli.start(environment, "doctor", "--recount")) {
                doctor.await(PATIENCE);
                assertThat(doctor.output())
                        .filteredOn(line -> line.contains("recount of "))
                        .isNotEmpty()
                        .allMatch(line -> line.startsWith("fine"));
            }
        });
    }

    @Override
    public void close() throws IOException {
        flink.close();
        search.close();
        elasticsearch.close();
        kafka.close();
    }
}
