package dev.grapevine.generate;

import dev.grapevine.mention.MentionId;
import java.util.List;
import java.util.Random;

/**
 * Seeded dice, the same on every machine.
 *
 * <p>{@link Random}'s algorithm is part of its contract and everything above it uses {@link StrictMath}, so that a seed
 * gives the same bytes on every JDK. Not thread-safe.
 */
final class Chance {

    /** Knuth's method multiplies this many uniforms at most; a larger mean is halved. */
    private static final double POISSON_STEP = 30;

    private final Random random;

    /** @param purpose what the dice are for: other purposes do not disturb them */
    Chance(long seed, String purpose) {
        String hash = MentionId.sha256(seed + "\n" + purpose);
        this.random = new Random(Long.parseUnsignedLong(hash.substring(0, 16), 16));
    }

    double uniform() {
        return random.nextDouble();
    }

    boolean with(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Knuth (1969), The Art of Computer Programming 2, 3.4.1. */
    int poisson(double mean) {
        if (mean > POISSON_STEP) {
            return poisson(mean / 2) + poisson(mean / 2);
        }
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /**
     * Gamma with mean 1 and variance 1/shape: what makes a Poisson count over-dispersed. Marsaglia and Tsang (2000), A
     * simple method for generating gamma variables; for shape of at least 1.
     */
    double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            if (root > 0 && StrictMath.log(uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v / shape;
            }
        }
    }

    /** Log-normal: half of the values lie below the median; sigma is the spread of the logarithm. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * random.nextGaussian());
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }
}
