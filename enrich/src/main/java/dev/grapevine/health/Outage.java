package dev.grapevine.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a source was not heard because it, or whoever asks it, did not work.
 *
 * @param until when it worked again; null while it lasts
 * @param reason in a sentence for people, or null
 * @param ended that it was read to its end and is not expected to say more
 */
public record Outage(
        Instant from, @Nullable Instant until, @Nullable String reason, boolean ended) {

    /** Whether it lasted at that time. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    Outage over(Instant at) {
        return until == null ? new Outage(from, at, reason, ended) : this;
    }
}
