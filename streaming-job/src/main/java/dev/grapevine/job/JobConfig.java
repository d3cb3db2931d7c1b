package dev.grapevine.job;

import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/**
 * What both jobs are told at their start. How parallel they run is the cluster's business ({@code flink run -p}).
 *
 * @param kafka settings of every Kafka client, bootstrap servers included; may hold secrets
 * @param checkpoints where checkpoints are kept; empty leaves it to the cluster's own configuration
 * @param stateBackend hashmap or rocksdb
 * @param enrichmentDeadline after which a mention is unscored
 * @param rollupInterval how often a changing rollup is said at most
 */
public record JobConfig(
        Properties kafka,
        Optional<String> checkpoints,
        String stateBackend,
        Duration enrichmentDeadline,
        Duration rollupInterval,
        Duration checkpointInterval) {

    /** What falls over repeats what it read since, and a correction waits for one; but each writes all of heap state. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(15);

    /** New mentions are in no file of RocksDB: it need not look. Ids and hashes, which most state is, are pressed well. */
    private static final Map<String, String> ROCKSDB = Map.of(
            "state.backend.rocksdb.use-bloom-filter", "true",
            "state.backend.rocksdb.compression.per.level", "SNAPPY_COMPRESSION;ZSTD_COMPRESSION");

    private static final Set<String> BACKENDS = Set.of("hashmap", "rocksdb");

    public JobConfig {
        if (!BACKENDS.contains(stateBackend)) {
            throw new IllegalArgumentException(
                    Setting.STATE_BACKEND.variable() + ": expected hashmap or rocksdb, found '" + stateBackend + "'");
        }
    }

    /** @throws IllegalArgumentException naming the variable that is wrong */
    public static JobConfig of(Settings settings) {
        return new JobConfig(
                kafka(settings),
                settings.find(Setting.CHECKPOINTS),
                settings.get(Setting.STATE_BACKEND),
                Duration.ofSeconds(20),
                duration(settings, Setting.ROLLUP_INTERVAL),
                CHECKPOINT_INTERVAL);
    }

    /**
     * What Flink is told: no Kryo, exactly-once checkpoints that outlive the job, of RocksDB only what changed since the
     * last one, and restarts with growing delays that never give up, because what is broken outside is mended some day.
     *
     * @param job name of the job, whose checkpoints get a directory of their own
     */
    public Configuration flink(String job) {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        flink.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofMinutes(1));
        flink.set(StateBackendOptions.STATE_BACKEND, stateBackend);
        flink.addAll(Configuration.fromMap(ROCKSDB));
        checkpoints.ifPresent(
                directory -> flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directoryOf(job, directory)));
        return flink;
    }

    /** Where a job's checkpoints are, below the directory of all. */
    public static String directoryOf(String job, String checkpoints) {
        return checkpoints.replaceAll("/+$", "") + "/" + job;
    }

    private static Duration duration(Settings settings, Setting setting) {
        String text = settings.get(setting);
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    setting.variable() + ": expected a duration such as PT10S, found '" + text + "'", e);
        }
    }

    private static Properties kafka(Settings settings) {
        Properties kafka = new Properties();
        kafka.putAll(KafkaClient.of(settings));
        return kafka;
    }

    /** Without the Kafka settings, which may hold secrets. */
    @Override
    public String toString() {
        return "JobConfig[checkpoints=" + checkpoints + ", stateBackend=" + stateBackend + "]";
    }
}
