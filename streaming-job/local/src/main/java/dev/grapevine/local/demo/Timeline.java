package dev.grapevine.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which simulated time it is after how much real time: stretches of constant speed, the last of which has no end.
 *
 * @param stretches in order; after them the clock goes on at {@code speedAfter}
 * @param speedAfter simulated seconds in a real second
 */
public record Timeline(Instant start, List<Stretch> stretches, int speedAfter) {

    public Timeline {
        stretches = List.copyOf(stretches);
        if (speedAfter < 1) {
            throw new IllegalArgumentException("a clock needs a speed of at least 1, not " + speedAfter);
        }
    }

    /**
     * Two calm weeks in 100 seconds, then slowly enough to watch: the run-up, the crisis, how it fades, and the quiet
     * night in which it resolves. After 250 seconds everything has happened.
     *
     * <p>It begins on the second day, so that the first visit finds every page in use.
     */
    public static Timeline demo() {
        return new Timeline(
                Instant.parse("2026-02-03T00:00:00Z"),
                List.of(
                        stretch(100, Duration.ofHours(13 * 24 + 12)),
                        stretch(12, Duration.ofHours(2)),
                        stretch(60, Duration.ofMinutes(270)),
                        stretch(28, Duration.ofHours(3)),
                        stretch(50, Duration.ofHours(8))),
                60);
    }

    /** The simulated time after so much real time; before the start it is the start. */
    public Instant at(Duration elapsed) {
        Duration left = elapsed.isNegative() ? Duration.ZERO : elapsed;
        Instant reached = start;
        for (Stretch stretch : stretches) {
            if (left.compareTo(stretch.real()) < 0) {
                return reached.plus(stretch.after(left));
            }
            left = left.minus(stretch.real());
            reached = reached.plus(stretch.simulated());
        }
        return reached.plus(left.multipliedBy(speedAfter));
    }

    /** The real time after which it is {@code time}, rounded up to a millisecond. */
    public Duration until(Instant time) {
        Duration real = Duration.ZERO;
        Instant reached = start;
        for (Stretch stretch : stretches) {
            Instant end = reached.plus(stretch.simulated());
            if (time.isBefore(end)) {
                return real.plus(stretch.before(Duration.between(reached, time)));
            }
            real = real.plus(stretch.real());
            reached = end;
        }
        return real.plus(Duration.between(reached, time).dividedBy(speedAfter));
    }

    private static Stretch stretch(long realSeconds, Duration simulated) {
        return new Stretch(Duration.ofSeconds(realSeconds), simulated);
    }

    /** So much simulated time passes in so much real time. */
    public record Stretch(Duration real, Duration simulated) {

        public Stretch {
            if (real.toMillis() <= 0 || simulated.toMillis() <= 0) {
                throw new IllegalArgumentException("a stretch of time is longer than nothing");
            }
        }

        Duration after(Duration part) {
            return Duration.ofMillis(part.toMillis() * simulated.toMillis() / real.toMillis());
        }

        Duration before(Duration part) {
            long millis = Math.max(0, part.toMillis()) * real.toMillis();
            return Duration.ofMillis((millis + simulated.toMillis() - 1) / simulated.toMillis());
        }
    }
}
