package dev.grapevine.sentiment.linear;

import java.util.function.DoubleSupplier;

/**
 * The time that slow work may take: a share of the time that goes by, saved up to a burst.
 *
 * <p>So a quiet stream gets all of it, and a flood is slowed down by no more than the share. Not thread-safe: each slot
 * has its own.
 */
final class Allowance {

    private final DoubleSupplier share;
    private final long burstNanos;
    private long saved;
    private long last;

    /**
     * @param share of the time that goes by, 0 to 1; asked each time
     * @param burstNanos the most that is saved up
     * @param savedNanos what it starts with
     * @param now any clock's nanoseconds
     */
    Allowance(DoubleSupplier share, long burstNanos, long savedNanos, long now) {
        this.share = share;
        this.burstNanos = burstNanos;
        this.saved = savedNanos;
        this.last = now;
    }

    /** Whether slow work may start now. */
    boolean isLeft(long now) {
        saved = Math.min(burstNanos, saved + (long) (share.getAsDouble() * Math.max(0, now - last)));
        last = now;
        return saved > 0;
    }

    /** Takes off what was spent; more than there was is owed. */
    void spend(long nanos) {
        saved -= nanos;
    }
}
