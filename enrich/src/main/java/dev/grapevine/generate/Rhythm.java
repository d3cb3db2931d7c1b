package dev.grapevine.generate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;

/** How busy an hour of the week is: on average 1, in UTC. */
final class Rhythm {

    private static final double[] HOURS = mean1(
            0.30, 0.20, 0.15, 0.12, 0.15, 0.30, 0.65, 1.05, 1.30, 1.35, 1.25, 1.20, 1.30, 1.25, 1.20, 1.20, 1.25, 1.40,
            1.60, 1.80, 1.75, 1.45, 1.00, 0.60);

    /** Monday to Sunday. */
    private static final double[] DAYS = mean1(1.05, 1.0, 1.0, 1.0, 0.95, 0.95, 1.15);

    private Rhythm() {}

    static double at(Instant time) {
        ZonedDateTime there = time.atZone(ZoneOffset.UTC);
        return HOURS[there.getHour()] * DAYS[there.getDayOfWeek().getValue() - 1];
    }

    private static double[] mean1(double... weights) {
        double mean = Arrays.stream(weights).sum() / weights.length;
        return Arrays.stream(weights).map(weight -> weight / mean).toArray();
    }
}
