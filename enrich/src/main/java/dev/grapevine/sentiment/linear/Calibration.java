package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Tokenizer;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Makes probabilities honest by one temperature, fitted on texts that the model did not learn from (Guo et al. 2017,
 * "On calibration of modern neural networks"). Labels stay the same.
 */
final class Calibration {

    private static final double MOST = 1.6;

    private Calibration() {}

    static TextModel calibrated(TextModel model, List<Example> heldOut) {
        return model.sharpened(factor(MOST, factor -> loss(model.sharpened(factor), heldOut)));
    }

    /** Up to {@code most}, the one with the least loss. */
    static double factor(double most, DoubleUnaryOperator loss) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (double factor = 0.5; factor < most; factor += 0.05) {
            double of = loss.applyAsDouble(factor);
            if (of < least) {
                least = of;
                best = factor;
            }
        }
        return best;
    }

    /** Balanced over the classes, because the mix of classes differs from stream to stream. */
    private static double loss(TextModel model, List<Example> examples) {
        double[] losses = new double[Example.CLASSES];
        int[] counts = new int[Example.CLASSES];
        for (Example example : examples) {
            double[] p = model.probabilities(Tokenizer.tokens(example.text()));
            losses[example.label()] -= Math.log(Math.max(1e-12, p[example.label()]));
            counts[example.label()]++;
        }
        double sum = 0;
        for (int c = 0; c < losses.length; c++) {
            sum += losses[c] / Math.max(1, counts[c]);
        }
        return sum;
    }
}
