package dev.grapevine.topic;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every topic: its name, how its records are kept, and how it is cut. The one place where a topic's name stands. */
public enum Topic {
    /** Everything that was heard; key: mention id; ingest to reputation job. */
    MENTIONS("mentions.v1", Cleanup.COMPACT_AND_DELETE, Duration.ofDays(35), true),
    /** What could not be used: original bytes, headers as in {@link DeadLetter}; key: none. */
    DEAD("mentions.dead.v1", Cleanup.DELETE, Duration.ofDays(7), true),
    /** Where each source goes on; key: source; ingest to ingest. */
    SOURCE_POSITIONS("source-positions.v1", Cleanup.COMPACT, null, false),
    /** How each source is doing, also the heartbeat of the stream's clock; key: source; ingest to jobs and console. */
    SOURCE_HEALTH("source-health.v1", Cleanup.DELETE, Duration.ofDays(35), false),
    /** Key: brand id; console and CLI to reputation job; a tombstone removes the brand. */
    BRANDS("brands.v1", Cleanup.COMPACT, null, false),
    /**
     * Human relabels and phrase rules; key: rule id, or mention id, followed by "-" and the brand's id where it is said
     * of one brand; console and CLI to reputation job.
     */
    CORRECTIONS("corrections.v1", Cleanup.COMPACT, null, false),
    /** Mentions fed again; key: mention id; CLI to reputation job. */
    REMATCH("rematch.v1", Cleanup.DELETE, Duration.ofDays(7), true),
    /** Key: author pseudonym or mention hash; connectors and CLI to reputation job. */
    ERASURES("erasures.v1", Cleanup.COMPACT, null, false),
    /** One message per mention and brand; key: mention id + "-" + brand id; reputation job to index job. */
    ENRICHED("enriched.v1", Cleanup.COMPACT_AND_DELETE, Duration.ofDays(35), true),
    /** Key: brand, source, bin; reputation job to index job. */
    ROLLUPS("rollups.v1", Cleanup.DELETE, Duration.ofDays(35), true),
    /** Key: incident id + event; reputation job to mailer and index job. */
    ALERTS("alerts.v1", Cleanup.COMPACT_AND_DELETE, Duration.ofDays(35), false),
    /**
     * Key: subject, time and verb of the act, because by subject alone a note would erase a silence; console, signed
     * links and CLI to reputation job, mailer and console.
     */
    ACTIONS("actions.v1", Cleanup.COMPACT, null, false),
    /** Key: incident event + recipient; mailer to mailer and index job. */
    DELIVERIES("deliveries.v1", Cleanup.COMPACT, null, false);

    private final String topicName;
    private final Cleanup cleanup;
    private final @Nullable Duration retention;
    private final boolean partitioned;

    Topic(String topicName, Cleanup cleanup, @Nullable Duration retention, boolean partitioned) {
        this.topicName = topicName;
        this.cleanup = cleanup;
        this.retention = retention;
        this.partitioned = partitioned;
    }

    public String topicName() {
        return topicName;
    }

    /** @param partitions of the topics that carry the load; the others, whose order matters, have one */
    public int partitions(int partitions) {
        return partitioned ? partitions : 1;
    }

    /**
     * The topic's configuration. Segments are short, so that compaction can make an erasure physical within hours; the
     * lag keeps a tombstone readable for a consumer that was away for a day.
     */
    public Map<String, String> config() {
        return Map.of(
                "cleanup.policy",
                cleanup.policy,
                "retention.ms",
                retention == null ? "-1" : Long.toString(retention.toMillis()),
                "segment.ms",
                Long.toString(Duration.ofHours(1).toMillis()),
                "max.compaction.lag.ms",
                Long.toString(Duration.ofHours(6).toMillis()),
                "delete.retention.ms",
                Long.toString(Duration.ofDays(1).toMillis()),
                "message.timestamp.type",
                "CreateTime");
    }

    private enum Cleanup {
        DELETE("delete"),
        COMPACT("compact"),
        COMPACT_AND_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }
}
