package dev.grapevine.spike;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Counts of one invented brand in bins of five minutes: a rhythm of day and week, a level that wanders, and more noise
 * than chance alone has (a gamma mixture, so that counts are negative binomial).
 *
 * @param perDay stories on a usual day
 * @param noise shape of the mixture: the smaller, the noisier
 * @param wander standard deviation of the logarithm of the level
 * @param negative usual share of negative stories
 */
record Traffic(double perDay, double noise, double wander, double negative, SplittableRandom random) {

    private static final int DAY = 288;
    private static final double MEAN_SEASON = 0.81;

    /** A brand of one to some 20,000 stories a day, each order of magnitude as likely. */
    static Traffic any(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Traffic(
                Math.exp(random.nextDouble(0, Math.log(20_000))),
                random.nextDouble(4, 24),
                random.nextDouble(0.1, 0.3),
                random.nextDouble(0.05, 0.3),
                random);
    }

    /** How the level wanders from bin to bin; starts at 0. */
    double next(double wandered) {
        return 0.98 * wandered + random.nextGaussian() * wander * 0.2;
    }

    /** Stories of a bin, the first of which is on Monday at midnight. */
    int stories(int bin, double wandered) {
        double usual = perDay / DAY * season(bin) / MEAN_SEASON * Math.exp(wandered);
        return poisson(random, usual * gamma(random, noise) / noise);
    }

    int negative(int stories) {
        return Math.min(stories, poisson(random, stories * negative));
    }

    private static double season(int bin) {
        double hour = bin % DAY / 12.0;
        boolean free = bin / DAY % 7 >= 5;
        double day =
                0.25 + 1.5 * Math.exp(-Math.pow((hour - 14) / 5, 2)) + 0.5 * Math.exp(-Math.pow((hour - 20) / 2.5, 2));
        return free ? 0.6 * day : day;
    }

    static int poisson(RandomGenerator random, double mean) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
        }
        int count = 0;
        for (double p = random.nextDouble(); p > Math.exp(-mean); p *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    static int binomial(RandomGenerator random, int times, double chance) {
        double mean = times * chance;
        if (mean > 50 && times - mean > 50) {
            double drawn = Math.round(mean + random.nextGaussian() * Math.sqrt(mean * (1 - chance)));
            return (int) Math.max(0, Math.min(times, drawn));
        }
        int count = 0;
        for (int i = 0; i < times; i++) {
            count += random.nextDouble() < chance ? 1 : 0;
        }
        return count;
    }

    /** Marsaglia and Tsang (2000); shape of at least 1. */
    private static double gamma(RandomGenerator random, double shape) {
        double d = shape - 1.0 / 3;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
