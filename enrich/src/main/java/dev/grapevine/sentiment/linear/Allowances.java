package dev.grapevine.sentiment.linear;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** An allowance of time for slow work in each thread: each slot of the job is one. Thread-safe. */
final class Allowances {

    private final LongSupplier nanos;
    private final ThreadLocal<Allowance> ofThread;

    private Allowances(LongSupplier nanos, DoubleSupplier share, long burstNanos, long savedNanos) {
        this.nanos = nanos;
        this.ofThread = ThreadLocal.withInitial(() -> new Allowance(share, burstNanos, savedNanos, nanos.getAsLong()));
    }

    /** Never used up: time stands still. */
    static Allowances unlimited() {
        return new Allowances(() -> 0, () -> 0, 1, 1);
    }

    /**
     * Nothing is saved up at the start: a job that starts, or starts again, has a backlog to work off.
     *
     * @param nanos a clock
     * @param share of the time of each thread that slow work may take, 0 to 1
     * @param burstNanos the most that a quiet thread saves up
     */
    static Allowances of(LongSupplier nanos, DoubleSupplier share, long burstNanos) {
        return new Allowances(nanos, share, burstNanos, 0);
    }

    /** What the slow work gives; nothing, and the work is not begun, where this thread's time is used up. */
    <T> Optional<T> spend(Supplier<T> slow) {
        Allowance allowance = ofThread.get();
        long start = nanos.getAsLong();
        if (!allowance.isLeft(start)) {
            return Optional.empty();
        }
        T result = slow.get();
        allowance.spend(nanos.getAsLong() - start);
        return Optional.of(result);
    }
}
