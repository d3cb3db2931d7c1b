package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.local.Cli;
import dev.grapevine.local.demo.DemoConfig;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled job on a cluster of real processes: submitted, killed, rescaled, restored; the counts stay exact. */
@Tag("slow")
final class ClusterIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int PART = 600;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingCountsTwice() throws Exception {
        Cli.open(folder);
        List<Generated> traffic = new TrafficGenerator(Scenario.demo(), 7)
                .stream().limit(4L * PART).toList();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                EmbeddedElasticsearch elasticsearch =
                        EmbeddedElasticsearch.start(ElasticsearchHome.find(), folder.resolve("elasticsearch"), 512);
                StandaloneFlink flink = StandaloneFlink.start(folder.resolve("flink"), 2)) {
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
            Map<String, String> environment = Map.of(
                    Setting.KAFKA.variable(), kafka.bootstrap(),
                    Setting.ELASTICSEARCH.variable(), elasticsearch.address().toString(),
                    Setting.CHECKPOINTS.variable(),
                            folder.resolve("checkpoints").toUri().toString());
            Topics.create(client, 4, (short) 1, Map.of("retention.ms", "-1"));
            new BrandsTopic(client).apply(brands());
            flink.awaitReady();
            try (Elasticsearch search = Elasticsearch.connect(Settings.of(environment))) {
                TemplateInstaller.install(search, IndexOptions.SINGLE_NODE, Duration.ofMinutes(1));

                submit(flink, environment, "--parallelism", "1");
                send(client, traffic.subList(0, PART));
                awaitDocuments(search, documents(traffic.subList(0, PART)));

                flink.addTaskManager();
                flink.killTaskManager(0);
                flink.killTaskManager(1);
                flink.addTaskManager();
                send(client, traffic.subList(PART, 2 * PART));
                awaitDocuments(search, documents(traffic.subList(0, 2 * PART)));

                submit(flink, environment, "--upgrade", "--parallelism", "2");
                send(client, traffic.subList(2 * PART, 3 * PART));
                awaitDocuments(search, documents(traffic.subList(0, 3 * PART)));

                flink.killAndRestartJobManager();
                flink.awaitReady();
                submit(flink, environment, "--restore", "--parallelism", "2");
                send(client, traffic.subList(3 * PART, 4 * PART));
                send(client, traffic.subList(0, PART));
                awaitDocuments(search, documents(traffic));
                awaitRecount(environment);
            }
        }
    }

    private void submit(StandaloneFlink flink, Map<String, String> environment, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("job", "submit", "--cluster", flink.address().toString()));
        arguments.addAll(List.of("--jar", jar().toString()));
        arguments.addAll(List.of(options));
        try (Cli submit = Cli.start(environment, arguments.toArray(String[]::new))) {
            assertThat(submit.await(PATIENCE))
                    .as(() -> String.join("\n", submit.errors()))
                    .isZero();
        }
        try (FlinkCluster cluster = FlinkCluster.at(flink.address())) {
            for (GrapevineJob job : GrapevineJob.values()) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(cluster.find(job).map(id -> status(cluster, id)))
                                .contains(JobStatus.RUNNING));
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

    private static Path jar() throws Exception {
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("grapevine.root"), "streaming-job", "target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-job.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<Brand> brands() throws Exception {
        return BrandsFile.read(Files.writeString(folder.resolve("brands.yml"), DemoConfig.brands()));
    }

    private static long documents(List<Generated> traffic) {
        return traffic.stream()
                .mapToLong(each -> each.truth().sentiment().size())
                .sum();
    }

    private static void send(Map<String, Object> client, List<Generated> traffic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Generated each : traffic) {
                producer.send(new ProducerRecord<>(
                                Topic.MENTIONS.topicName(),
                                null,
                                each.mention().fetched().toEpochMilli(),
                                each.mention().id().getBytes(StandardCharsets.UTF_8),
                                MentionCodec.encode(each.mention())))
                        .get();
            }
        }
    }

    private static void awaitDocuments(Elasticsearch search, long wanted) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(count(search, "*")).isEqualTo(wanted));
    }

    /** What was counted while the jobs were killed and moved equals a recount of the documents, for every brand. */
    private static void awaitRecount(Map<String, String> environment) {
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

    private static long count(Elasticsearch search, String query) {
        return search.call("GET", "/grapevine-mentions/_count?q=" + query, null)
                .path("count")
                .asLong();
    }
}
