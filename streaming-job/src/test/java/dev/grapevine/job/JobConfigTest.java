package dev.grapevine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;

class JobConfigTest {

    private final Settings settings = Settings.of(Map.of("GRAPEVINE_KAFKA", "broker:9092"));

    @Test
    void kryoIsOffAndParallelismIsLeftToTheCluster() {
        JobConfig config = JobConfig.of(settings);

        assertThat(config.flink("reputation").get(PipelineOptions.GENERIC_TYPES))
                .isFalse();
        assertThat(config.flink("reputation").get(StateBackendOptions.STATE_BACKEND))
                .isEqualTo("hashmap");
        assertThat(config.flink("reputation").contains(CoreOptions.DEFAULT_PARALLELISM))
                .isFalse();
        assertThat(config.kafka()).containsEntry("bootstrap.servers", "broker:9092");
    }

    @Test
    void aCheckpointHoldsWhatChangedAndOutlivesItsJob() {
        Configuration rocks =
                JobConfig.of(settings.with(Setting.STATE_BACKEND, "rocksdb")).flink("reputation");

        assertThat(rocks.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
        assertThat(rocks.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
        assertThat(rocks.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
                .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    }

    @Test
    void unknownStateBackendIsNamedWithWhatWasExpected() {
        assertThatThrownBy(() -> JobConfig.of(settings.with(Setting.STATE_BACKEND, "memory")))
                .hasMessage("GRAPEVINE_STATE_BACKEND: expected hashmap or rocksdb, found 'memory'");
    }
}
