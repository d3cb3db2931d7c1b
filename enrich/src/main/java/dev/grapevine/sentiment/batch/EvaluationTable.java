package dev.grapevine.sentiment.batch;

import java.util.List;
import java.util.Locale;

/** Evaluations as a table that people read: the measures of each file, then what was taken for what. */
public final class EvaluationTable {

    private static final List<String> LABELS = List.of("neg", "neu", "pos");
    private static final int WIDEST = 40;

    private EvaluationTable() {}

    public static String header() {
        return row("file", "rows", "accuracy", "recall", "F1", "neg/pos", "calib.", "mixed", "unscored", "texts/s");
    }

    /** The measures of one file, each as its share of 1. */
    public static String row(String file, Evaluation of) {
        return row(
                file,
                "" + of.count(),
                share(of.accuracy()),
                share(of.macroRecall()),
                share(of.macroF1()),
                share(of.binaryAccuracy()),
                share(of.calibrationError()),
                "" + of.mixed(),
                "" + of.unscored(),
                String.format(Locale.ROOT, "%.0f", of.textsPerSecond()));
    }

    /** What texts of each label were taken for. */
    public static String confusion(String file, Evaluation of) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT, "%n%s%n%10s %7s %7s %7s %9s%n", file, "", "-> neg", "neu", "pos", "unscored"));
        for (int truth = 0; truth < LABELS.size(); truth++) {
            table.append(String.format(
                    Locale.ROOT,
                    "%10s %7d %7d %7d %9d%n",
                    LABELS.get(truth),
                    of.confused(truth, 0),
                    of.confused(truth, 1),
                    of.confused(truth, 2),
                    of.confused(truth, 3)));
        }
        return table.toString();
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String row(String file, String... cells) {
        String name = file.length() <= WIDEST ? file : "…" + file.substring(file.length() - WIDEST + 1);
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-" + WIDEST + "s", name));
        for (String cell : cells) {
            row.append(String.format(Locale.ROOT, " %8s", cell));
        }
        return row.toString();
    }
}
