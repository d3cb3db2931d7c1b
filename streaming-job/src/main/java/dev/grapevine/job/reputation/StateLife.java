package dev.grapevine.job.reputation;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/** How long state is kept after it was last written. */
final class StateLife {

    /** As long as {@code mentions.v1} keeps a mention, and two days of slack for a job that lags. */
    static final Duration OF_A_MENTION = Duration.ofDays(37);

    /**
     * Twice as long: whatever still takes something back from a rollup finds it, because the mention's state was
     * written no later than the rollup's.
     */
    static final Duration OF_A_ROLLUP = OF_A_MENTION.multipliedBy(2);

    /** More took a third of the time that deciding took what has changed about a mention. */
    private static final int LOOKED_AT = 3;

    private StateLife() {}

    /**
     * Of one value per key: expired ones are also looked for in passing, a few at each access, of which a mention makes at
     * least two. So all are looked at before they are a fifth more.
     */
    static StateTtlConfig ttl(Duration life) {
        return builder(life).cleanupIncrementally(LOOKED_AT, false).build();
    }

    /**
     * Of a map per key: expired entries go with the next restore, or with RocksDB's compaction. The search in passing,
     * which Flink does on heap state unless told not to, would walk whole maps at each access: it took a fifth of the
     * job's time at tens of thousands of mentions per brand, and more with each further one.
     */
    static StateTtlConfig ttlOfMap(Duration life) {
        return builder(life).disableCleanupInBackground().build();
    }

    private static StateTtlConfig.Builder builder(Duration life) {
        return StateTtlConfig.newBuilder(life)
                .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                .cleanupFullSnapshot()
                .cleanupInRocksdbCompactFilter(1000);
    }
}
