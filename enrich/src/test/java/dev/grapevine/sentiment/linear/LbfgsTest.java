package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

    @Test
    void findsTheBottomOfAStretchedBowl() {
        double[] found = Lbfgs.minimize(LbfgsTest::bowl, 3, 200);

        for (int i = 0; i < 3; i++) {
            assertThat(found[i]).isCloseTo(i + 1, within(0.02));
        }
    }

    /** 1 + the sum of 10^i (x_i - i - 1)^2. */
    private static double bowl(double[] x, double[] gradient) {
        double value = 1;
        for (int i = 0; i < x.length; i++) {
            double stretch = Math.pow(10, i);
            double away = x[i] - i - 1;
            value += stretch * away * away;
            gradient[i] = 2 * stretch * away;
        }
        return value;
    }
}
