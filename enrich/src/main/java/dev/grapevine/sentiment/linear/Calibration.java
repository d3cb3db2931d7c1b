package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Tokenizer;
import java.util.List;

/**
 * Makes probabilities honest by one temperature, fitted on texts that the model did not learn from (Guo et al. 2017,
 * "On calibration of modern neural networks"). Labels stay the same.
 */
final class Calibration {

    private Calibration() {}

    static TextModel calibrated(TextModel model, List<Example> heldOut) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (double factor = 0.5; factor < 1.6; factor += 0.05) {
            double loss = loss(model.sharpened(factor), heldOut);
            if (loss < least) {
                least = loss;
                best = factor;
            }
        }
        return model.sharpened(best);
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
