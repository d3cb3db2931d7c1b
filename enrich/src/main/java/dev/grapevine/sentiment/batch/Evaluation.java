package dev.grapevine.sentiment.batch;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;

/**
 * How well an engine does on labelled texts: counts what it says, then tells the usual measures.
 *
 * <p>What it says is the likeliest of negative, neutral and positive. A text that it does not score counts as wrong.
 */
public final class Evaluation {

    private static final int CLASSES = 3;
    private static final int BINS = 10;

    /** Rows: the truth; columns: what was said, the last one nothing. */
    private final int[][] confusion = new int[CLASSES][CLASSES + 1];

    private final double[] confidence = new double[BINS];
    private final int[] right = new int[BINS];
    private int mixed;
    private int polar;
    private int polarRight;
    private double seconds;

    /** @param truth 0 negative, 1 neutral, 2 positive */
    public void add(int truth, Sentiment sentiment) {
        polar += truth == 1 ? 0 : 1;
        if (sentiment.isScored()) {
            mixed += sentiment.label() == Label.MIXED ? 1 : 0;
            add(truth, sentiment.negative(), sentiment.neutral(), sentiment.positive());
        } else {
            confusion[truth][CLASSES]++;
        }
    }

    private void add(int truth, double... probabilities) {
        int said = best(probabilities);
        confusion[truth][said]++;
        int bin = Math.min(BINS - 1, (int) (BINS * probabilities[said]));
        confidence[bin] += probabilities[said];
        right[bin] += said == truth ? 1 : 0;
        if (truth != 1 && probabilities[2] > probabilities[0] == (truth == 2)) {
            polarRight++;
        }
    }

    void took(double cpuSeconds) {
        seconds = cpuSeconds;
    }

    public int count() {
        return total(confusion[0]) + total(confusion[1]) + total(confusion[2]);
    }

    public int unscored() {
        return confusion[0][CLASSES] + confusion[1][CLASSES] + confusion[2][CLASSES];
    }

    /** Texts whose label is mixed: negative and positive are too close to call. */
    public int mixed() {
        return mixed;
    }

    public double textsPerSecond() {
        return count() / seconds;
    }

    public double accuracy() {
        return (double) total(right) / count();
    }

    /** Of negative and positive texts, by which of the two is likelier. */
    public double binaryAccuracy() {
        return (double) polarRight / polar;
    }

    /** The mean over the classes of how many of the class were found; classes that do not occur do not count. */
    public double macroRecall() {
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < CLASSES; c++) {
            if (total(confusion[c]) > 0) {
                sum += (double) confusion[c][c] / total(confusion[c]);
                classes++;
            }
        }
        return sum / classes;
    }

    /** The mean over the classes of the harmonic mean of precision and recall; those that do not occur do not count. */
    public double macroF1() {
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < CLASSES; c++) {
            if (total(confusion[c]) > 0) {
                int said = confusion[0][c] + confusion[1][c] + confusion[2][c];
                sum += 2.0 * confusion[c][c] / (said + total(confusion[c]));
                classes++;
            }
        }
        return sum / classes;
    }

    /** Expected calibration error of what was scored: how far confidence is from being right, over ten bins. */
    public double calibrationError() {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(confidence[bin] - right[bin]);
        }
        return sum / Math.max(1, count() - unscored());
    }

    /** How many texts that are {@code truth} were said to be {@code said}; 3 is unscored. */
    public int confused(int truth, int said) {
        return confusion[truth][said];
    }

    private static int best(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static int total(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
