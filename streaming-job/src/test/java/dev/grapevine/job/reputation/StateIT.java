package dev.grapevine.job.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.job.JobConfig;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ten million mentions of state cost the whole reputation job on RocksDB as it is configured: the time of a checkpoint
 * while mentions trickle in, the time to go on from one, and bytes per mention. Prints what it measures.
 *
 * <p>The job is the real one; only its edges and its enrichment are the test's, because Kafka, sentiment and Elasticsearch
 * would take hours and hold none of this state. One mention in five is about a brand, ten are of one author.
 */
@Tag("soak")
final class StateIT {

    private static final long MENTIONS = Long.getLong("grapevine.state.mentions", 10_000_000);
    private static final int MATCHING = Integer.getInteger("grapevine.state.matching", 20);
    private static final int BRANDS = Integer.getInteger("grapevine.state.brands", 2_000);
    private static final int TRICKLE_PER_SECOND = 200;
    private static final int CHECKPOINTS_WATCHED = 4;
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofSeconds(15);

    private static final double MOST_CHECKPOINT_SECONDS = 20;
    private static final double MOST_RESTORE_SECONDS = 60;
    private static final double MOST_BYTES = 400;

    @TempDir
    Path folder;

    @Test
    void tenMillionMentionsAreCheckpointedAndRestoredInTime() throws Exception {
        ManyMentions mentions = new ManyMentions(MENTIONS, MATCHING, BRANDS);
        try (MiniCluster cluster = cluster()) {
            cluster.start();
            JobID job = submit(cluster, mentions.thenTrickle(TRICKLE_PER_SECOND), null);
            awaitFilled(cluster, job);
            List<CompletedCheckpointStats> trickled = watch(cluster, job, CHECKPOINTS_WATCHED);
            double seconds = trickled.stream()
                            .mapToLong(CompletedCheckpointStats::getEndToEndDuration)
                            .max()
                            .orElseThrow()
                    / 1e3;
            CompletedCheckpointStats newest = trickled.get(trickled.size() - 1);
            double bytes = newest.getStateSize() / (double) MENTIONS;
            say("checkpoints while %d a second trickle in: %s", TRICKLE_PER_SECOND, times(trickled));
            say("%.0f bytes per mention, of which %s", bytes, Checkpoints.bytesPer(cluster, job, newest, MENTIONS));
            cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
            CompletedCheckpointStats full = Checkpoints.newest(cluster, job, 1).get(0);
            say("one of everything: %s", times(List.of(full)));
            end(cluster, job);
            double restore = restore(cluster, mentions, full);

            assertThat(ManyMentions.ENRICHED_AGAIN.sum())
                    .as("mentions that were heard before and forgotten")
                    .isZero();
            assertThat(seconds).isLessThan(MOST_CHECKPOINT_SECONDS);
            assertThat(restore).isLessThan(MOST_RESTORE_SECONDS);
            assertThat(bytes).isLessThan(MOST_BYTES);
        }
    }

    private MiniCluster cluster() {
        Configuration configuration = new Configuration();
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
        return new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(ManyMentions.READERS)
                .build());
    }

    /** @param checkpoint to go on from, or null */
    private JobID submit(MiniCluster cluster, ReputationSources sources, @Nullable String checkpoint) throws Exception {
        Configuration configuration = new Configuration();
        if (checkpoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
        }
        StreamExecutionEnvironment env = new StreamExecutionEnvironment(configuration);
        env.setParallelism(ManyMentions.READERS);
        JobConfig config = JobConfig.of(Settings.of(Map.of(
                Setting.KAFKA.variable(), "none:9092",
                Setting.STATE_BACKEND.variable(), "rocksdb",
                Setting.CHECKPOINTS.variable(),
                        folder.resolve("checkpoints").toUri().toString())));
        ReputationJob.defineWorkflow(env, sources, sinks(), ManyMentions::enrichment, config);
        return cluster.submitJob(env.getStreamGraph()).get().getJobID();
    }

    private static ReputationSinks sinks() {
        return new ReputationSinks(
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>(),
                new DiscardingSink<>());
    }

    private static void awaitFilled(MiniCluster cluster, JobID job) {
        long began = System.nanoTime();
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(LOOK).until(() -> {
            long made = ManyMentions.MADE.sum();
            say(
                    "%,d of %,d mentions, %,.0f a second; load average %.1f; last checkpoint %s",
                    made,
                    MENTIONS,
                    made / seconds(began),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    times(Checkpoints.newest(cluster, job, 1)));
            return made > MENTIONS;
        });
    }

    /** The next so many, behind one that may still hold what came at full speed. */
    private static List<CompletedCheckpointStats> watch(MiniCluster cluster, JobID job, int count) {
        long before = Checkpoints.count(cluster, job);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> Checkpoints.count(cluster, job) > before + count);
        return Checkpoints.newest(cluster, job, count);
    }

    /** Gives the seconds from the submission until all tasks run and a mention has been through the state. */
    private double restore(MiniCluster cluster, ManyMentions mentions, CompletedCheckpointStats from) throws Exception {
        ManyMentions.ENRICHED.reset();
        long began = System.nanoTime();
        JobID job = submit(cluster, mentions.onlyTrickle(TRICKLE_PER_SECOND), from.getExternalPath());
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ManyMentions.ENRICHED.sum() > 0 && Checkpoints.allTasksRun(cluster, job));
        double seconds = seconds(began);
        List<CompletedCheckpointStats> next = watch(cluster, job, 1);
        say("restored after %.2f s from %s; the next checkpoints: %s", seconds, from.getExternalPath(), times(next));
        end(cluster, job);
        return seconds;
    }

    /** Also waits for it, because a job that is being cancelled still works. */
    private static void end(MiniCluster cluster, JobID job) throws Exception {
        cluster.cancelJob(job).get();
        cluster.requestJobResult(job).get();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String times(List<CompletedCheckpointStats> checkpoints) {
        return checkpoints.stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "%.2f s (%,d MB new of %,d MB)",
                        each.getEndToEndDuration() / 1e3,
                        each.getCheckpointedSize() >> 20,
                        each.getStateSize() >> 20))
                .toList()
                .toString();
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
