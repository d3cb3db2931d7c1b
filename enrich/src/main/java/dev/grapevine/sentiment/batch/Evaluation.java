package dev.grapevine.sentiment.batch;

import java.util.Arrays;
import java.util.Locale;

/** How well an engine does on labelled texts: counts what it says, then tells the usual measures. */
public final class Evaluation {

    private static final int CLASSES = 3;
    private static final int BINS = 10;

    private final int[][] confusion = new int[CLASSES][CLASSES];
    private final double[] confidence = new double[BINS];
    private final int[] right = new int[BINS];
    private final int[] inBin = new int[BINS];
    private int polar;
    private int polarRight;

    /**
     * Counts one text.
     *
     * @param truth 0 negative, 1 neutral, 2 positive
     * @param probabilities of the three, in the same order
     */
    public void add(int truth, double... probabilities) {
        int said = best(probabilities);
        confusion[truth][said]++;
        int bin = Math.min(BINS - 1, (int) (BINS * probabilities[said]));
        inBin[bin]++;
        confidence[bin] += probabilities[said];
        right[bin] += said == truth ? 1 : 0;
        if (truth != 1) {
            polar++;
            polarRight += probabilities[2] > probabilities[0] == (truth == 2) ? 1 : 0;
        }
    }

    public int count() {
        return total(inBin);
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
        for (int c = 0; c < confusion.length; c++) {
            if (total(confusion[c]) > 0) {
                sum += (double) confusion[c][c] / total(confusion[c]);
                classes++;
            }
        }
        return sum / classes;
    }

    public double macroF1() {
        double sum = 0;
        for (int c = 0; c < confusion.length; c++) {
            int said = 0;
            for (int[] row : confusion) {
                said += row[c];
            }
            sum += 2.0 * confusion[c][c] / Math.max(1, said + total(confusion[c]));
        }
        return sum / confusion.length;
    }

    /** Expected calibration error: how far confidence is from being right, over ten bins. */
    public double calibrationError() {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            sum += Math.abs(confidence[bin] - right[bin]);
        }
        return sum / count();
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

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d texts  accuracy %.3f  macro-recall %.3f  macro-F1 %.3f  binary %.3f  ECE %.3f  confusion %s",
                count(),
                accuracy(),
                macroRecall(),
                macroF1(),
                binaryAccuracy(),
                calibrationError(),
                Arrays.deepToString(confusion));
    }
}
