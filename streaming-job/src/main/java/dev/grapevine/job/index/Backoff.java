package dev.grapevine.job.index;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long each time up to a cap, and somewhere in the upper half of that, so
 * that many writers do not come back at once.
 */
final class Backoff {

    private final Duration first;
    private final Duration cap;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, Duration cap, RandomGenerator random) {
        this.first = first;
        this.cap = cap;
        this.random = random;
    }

    synchronized Duration next() {
        long longest = Math.min(cap.toMillis(), first.toMillis() << Math.min(failures, 20));
        failures++;
        return Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
    }

    synchronized void reset() {
        failures = 0;
    }
}
