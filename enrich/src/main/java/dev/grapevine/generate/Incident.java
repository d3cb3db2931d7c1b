package dev.grapevine.generate;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that makes a brand talked about, with its known truth.
 *
 * @param topic first part of the grammar's rule names, such as "overheat"
 * @param plateau how long it stays at its height, the rise included
 * @param fade how long it takes to go away after that
 * @param factor times the usual volume at its height
 * @param negative share of what is said about it that is negative
 * @param copies share of it that are copies of what somebody else said
 */
public record Incident(
        String id,
        String brand,
        String topic,
        Instant start,
        Duration plateau,
        Duration fade,
        double factor,
        double negative,
        double copies) {

    private static final double RISE = 0.15;

    public Instant end() {
        return start.plus(plateau).plus(fade);
    }

    /** What comes on top, in times the usual volume: 0 outside, factor - 1 at its height. */
    double excess(Instant time) {
        return (factor - 1) * height(Duration.between(start, time));
    }

    private double height(Duration since) {
        double minutes = since.toSeconds() / 60.0;
        double calming = minutes - plateau.toMinutes();
        if (minutes < 0 || calming >= fade.toMinutes()) {
            return 0;
        }
        return calming < 0 ? Math.min(1, minutes / (plateau.toMinutes() * RISE)) : 1 - calming / fade.toMinutes();
    }
}
