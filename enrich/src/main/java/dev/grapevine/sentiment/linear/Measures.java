package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import java.util.Arrays;
import java.util.List;

/** Collects numbers that describe a text, always as many and in the same order: the input of {@link Trees}. */
final class Measures {

    private static final double[] NOTHING = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    private static final double SMALL = 0.01;

    private final TextModel text;
    private float[] values = new float[192];
    private int count;

    Measures(TextModel text) {
        this.text = text;
    }

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = (float) value;
    }

    void add(boolean is) {
        add(is ? 1 : 0);
    }

    /** What the text model says of some words; nothing in particular of none. */
    void judgement(List<Token> words) {
        double[] p = words.isEmpty() ? NOTHING : text.probabilities(words);
        add(p[2] - p[0]);
        for (double each : p) {
            add(Math.log(each + SMALL));
        }
    }

    float[] values() {
        return Arrays.copyOf(values, count);
    }

    /** Log odds, kept within reason. */
    static double odds(double p) {
        double kept = Math.min(1 - SMALL, Math.max(SMALL, p));
        return Math.log(kept / (1 - kept));
    }
}
