package dev.grapevine.dashboard.mailer;

import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Recipient.Digest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** When digests are due, and what they cover. Pure. */
final class DigestClock {

    /** What was said in the last minutes before a digest may still be on its way. */
    private static final Duration SETTLE = Duration.ofMinutes(5);

    private DigestClock() {}

    /** From the end of the last one that arrived to the time this one was due. */
    record Stretch(Instant from, Instant until) {}

    /** The last time, at or before now, that this digest was due. */
    static Instant due(Digest digest, Recipient recipient, ZoneId zone, Instant now) {
        ZonedDateTime slot = now.atZone(zone).with(recipient.digestAt());
        if (digest == Digest.WEEKLY) {
            slot = slot.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
        if (slot.toInstant().isAfter(now)) {
            slot = digest == Digest.WEEKLY ? slot.minusWeeks(1) : slot.minusDays(1);
        }
        return slot.toInstant();
    }

    /**
     * What a digest that is sent now would cover; empty while none is due.
     *
     * @param last end of the last one that arrived, or when the recipient was first seen
     * @param first whether none has arrived yet: then it covers a whole day or week
     * @param now by the stream's clock
     */
    static Optional<Stretch> stretch(
            Digest digest, Recipient recipient, ZoneId zone, Instant last, boolean first, Instant now) {
        Instant due = due(digest, recipient, zone, now.minus(SETTLE));
        if (!due.isAfter(last)) {
            return Optional.empty();
        }
        ZonedDateTime end = due.atZone(zone);
        Instant period = (digest == Digest.WEEKLY ? end.minusWeeks(1) : end.minusDays(1)).toInstant();
        return Optional.of(new Stretch(first && period.isBefore(last) ? period : last, due));
    }
}
