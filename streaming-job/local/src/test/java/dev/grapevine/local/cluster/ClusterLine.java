package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.BrandsFile;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.template.IndexOptions;
import dev.grapevine.dashboard.template.TemplateInstaller;
import dev.grapevine.local.Cli;
import dev.grapevine.local.doctor.Doctor;
import dev.grapevine.local.doctor.Finding;
import dev.grapevine.local.server.KafkaProcess;
import dev.grapevine.local.server.Topics;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.ThrowingRunnable;

/** A broker, an Elasticsearch and a Flink cluster that runs the assembled jobs: real processes, each of which can be killed. */
final class ClusterLine implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int PARTITIONS = 4;
    /** So many times at most it is looked whether something holds. */
    private static final int LOOKS = 240;

    /** Compaction would hide what was said twice. */
    private static final Map<String, String> KEEP_EVERYTHING = Map.of("retention.ms", "-1", "cleanup.policy", "delete");

    private final KafkaProcess kafka;
    private final Wire wire;
    private final SearchServer search;
    private final StandaloneFlink flink;
    private final Map<String, String> environment;

    private ClusterLine(Path folder, int taskManagers) throws Exception {
        Cli.open(folder);
        kafka = KafkaProcess.start(folder.resolve("kafka"));
        wire = new Wire(kafka.client());
        search = SearchServer.start(folder.resolve("elasticsearch"));
        flink = StandaloneFlink.start(folder.resolve("flink"), taskManagers);
        environment = Map.of(
                Setting.KAFKA.variable(), kafka.bootstrap(),
                Setting.ELASTICSEARCH.variable(), search.address().toString(),
                Setting.CHECKPOINTS.variable(),
                        folder.resolve("checkpoints").toUri().toString());
    }

    /** @param brands as they stand in a brands.yml */
    static ClusterLine start(Path folder, int taskManagers, String brands) throws Exception {
        ClusterLine line = new ClusterLine(folder, taskManagers);
        Topics.create(line.kafka.client(), PARTITIONS, (short) 1, KEEP_EVERYTHING);
        Path file = Files.writeString(folder.resolve("brands.yml"), brands);
        new BrandsTopic(line.kafka.client()).apply(BrandsFile.read(file));
        TemplateInstaller.install(line.search.search(), IndexOptions.SINGLE_NODE, Duration.ofMinutes(1));
        line.flink.awaitReady();
        return line;
    }

    KafkaProcess kafka() {
        return kafka;
    }

    Wire wire() {
        return wire;
    }

    SearchServer search() {
        return search;
    }

    StandaloneFlink flink() {
        return flink;
    }

    /** {@code ./grapevine job submit} with these options; both jobs run afterwards. */
    void submit(String... options) throws Exception {
        submit(jar(), options);
    }

    /** As {@link #submit(String...)}, of another assembled job. */
    void submit(Path jar, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("job", "submit", "--cluster", flink.address().toString()));
        arguments.addAll(List.of("--jar", jar.toString()));
        arguments.addAll(List.of(options));
        try (Cli submit = Cli.start(environment, arguments.toArray(String[]::new))) {
            assertThat(submit.await(PATIENCE))
                    .as(() -> String.join("\n", submit.errors()))
                    .isZero();
        }
        eventually(PATIENCE, this::assertRunning);
    }

    void assertRunning() throws IOException {
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

    static Path jar() throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(System.getProperty("grapevine.root"), "streaming-job", "target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-job.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Waits until that holds, which is looked at less often the longer it may take. Where it does not in time, the failure
     * tells what Flink has to say, too.
     */
    void eventually(Duration patience, ThrowingRunnable holds) {
        try {
            await().atMost(patience)
                    .pollInterval(patience.dividedBy(LOOKS))
                    .ignoreExceptions()
                    .untilAsserted(holds);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + flink.troubles(), e);
        }
    }

    void awaitDocuments(Set<String> expected) {
        eventually(PATIENCE, () -> Documents.assertSame(search.documents(), expected));
    }

    /** What was counted while things were killed and moved equals a recount of the documents, for every brand. */
    void awaitRecount() {
        Doctor doctor = new Doctor(Settings.of(environment));
        eventually(
                PATIENCE,
                () -> assertThat(doctor.recount())
                        .isNotEmpty()
                        .allMatch(finding -> finding.verdict() == Finding.Verdict.FINE));
    }

    @Override
    public void close() throws IOException {
        flink.close();
        search.close();
        kafka.close();
    }
}
