package dev.grapevine.generate;

import java.time.Duration;
import java.time.Instant;

/**
 * How much is to be expected in a bin: the rate, the rhythm of the week, a good or bad day, a lively or dull moment.
 *
 * <p>The two gamma factors make the counts over-dispersed: a negative binomial whose variance exceeds its mean.
 */
final class Pace {

    private static final double DAY_SHAPE = 25;
    private static final double BIN_SHAPE = 4;
    private static final long BINS_A_DAY = Duration.ofDays(1).dividedBy(Traffic.BIN);

    private final double perDay;
    private final Chance chance;
    private long day = Long.MIN_VALUE;
    private double dayFactor = 1;

    Pace(double perDay, Chance chance) {
        this.perDay = perDay;
        this.chance = chance;
    }

    double expected(Instant bin) {
        return usual(bin) * dayFactor(bin) * chance.gamma(BIN_SHAPE);
    }

    /** Without any chance in it. */
    double usual(Instant bin) {
        return perDay / BINS_A_DAY * Rhythm.at(bin);
    }

    static Instant within(Instant bin, Chance chance) {
        return bin.plusSeconds(chance.below((int) Traffic.BIN.toSeconds()));
    }

    private double dayFactor(Instant bin) {
        long today = Math.floorDiv(bin.getEpochSecond(), Duration.ofDays(1).toSeconds());
        if (today != day) {
            day = today;
            dayFactor = chance.gamma(DAY_SHAPE);
        }
        return dayFactor;
    }
}
