package dev.grapevine.spike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Whether whole days in a row held clearly more, or less, than usual. The level follows by itself; that it does is told,
 * but it is not moved at once: three loud days may be a crisis, and the next one is to be seen.
 */
final class Levels {

    private static final int DAYS = 3;
    private static final double TIMES = 1.5;
    private static final double LEAST_EXPECTED = 20;

    private final double[] ratios = new double[DAYS];

    Levels() {
        forget();
    }

    /** How many times the usual each of the last days held at least; nothing where they did not agree. */
    OptionalDouble passDay(long count, double expected) {
        System.arraycopy(ratios, 0, ratios, 1, DAYS - 1);
        boolean sure = expected >= LEAST_EXPECTED && Math.abs(count - expected) > 4 * Math.sqrt(expected);
        ratios[0] = sure ? Math.max(0.05, count / expected) : 1;
        double least = Arrays.stream(ratios).min().orElse(1);
        double most = Arrays.stream(ratios).max().orElse(1);
        if (least < TIMES && most > 1 / TIMES) {
            return OptionalDouble.empty();
        }
        double mean = Math.exp(Arrays.stream(ratios).map(Math::log).average().orElse(0));
        forget();
        return OptionalDouble.of(mean);
    }

    void forget() {
        Arrays.fill(ratios, 1);
    }

    void write(DataOutputStream out) throws IOException {
        for (double ratio : ratios) {
            out.writeDouble(ratio);
        }
    }

    static Levels read(DataInputStream in) throws IOException {
        Levels levels = new Levels();
        for (int i = 0; i < DAYS; i++) {
            levels.ratios[i] = in.readDouble();
        }
        return levels;
    }
}
