package dev.grapevine.local.cluster;

import dev.grapevine.job.index.IndexJob;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.setting.Settings;
import java.util.Locale;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs that make up the line, in the order in which they are submitted. */
public enum GrapevineJob {
    REPUTATION(ReputationJob.NAME),
    INDEX(IndexJob.NAME);

    private final String jobName;

    GrapevineJob(String jobName) {
        this.jobName = jobName;
    }

    /** As Flink shows it. */
    public String jobName() {
        return jobName;
    }

    void define(StreamExecutionEnvironment env, Settings settings) {
        switch (this) {
            case REPUTATION -> ReputationJob.define(env, settings);
            case INDEX -> IndexJob.define(env, settings);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
