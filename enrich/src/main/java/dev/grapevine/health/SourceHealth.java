package dev.grapevine.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one source is doing after one poll; the message of {@code source-health.v1}, and the heartbeat of the stream's
 * clock.
 *
 * @param v version of this contract, 1
 * @param at the stream's clock at the poll
 * @param reason what went wrong or is special, in a sentence for people; null where all is well
 * @param everySeconds its poll interval
 * @param lastItem when its newest item was published
 * @param seen items this poll brought, repeats included
 * @param created mentions this poll produced
 * @param read items since its beginning, from its position: durable
 * @param lagSeconds between the publication of the newest item of this poll and its being heard
 * @param expected mentions that are usual since the last report, by the source's own rhythm
 * @param quota how much may still be asked of it, where it says so
 */
public record SourceHealth(
        int v,
        String source,
        State state,
        Instant at,
        @Nullable String reason,
        long everySeconds,
        @Nullable Instant lastItem,
        long seen,
        long created,
        long read,
        @Nullable Long lagSeconds,
        @Nullable Double expected,
        @Nullable Long quota) {

    /** Where nothing is known of lag, rhythm and quota. */
    public SourceHealth(
            int v,
            String source,
            State state,
            Instant at,
            @Nullable String reason,
            long everySeconds,
            @Nullable Instant lastItem,
            long seen,
            long created,
            long read) {
        this(v, source, state, at, reason, everySeconds, lastItem, seen, created, read, null, null, null);
    }

    public static final int VERSION = 1;

    /** What a source can be doing. */
    public enum State {
        /** The last poll worked. */
        @JsonProperty("ok")
        OK,
        /** Some of the last poll worked. */
        @JsonProperty("degraded")
        DEGRADED,
        /** The last poll did not work; it will be tried again. */
        @JsonProperty("failing")
        FAILING,
        /** It is left alone until somebody changes its configuration. */
        @JsonProperty("parked")
        PARKED,
        /** A finite source that was read to its end. */
        @JsonProperty("ended")
        ENDED
    }
}
