package dev.grapevine.sentiment.batch;

import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Measures an engine on labelled lines: {@code label<TAB>text}, or {@code target<TAB>label<TAB>text<TAB>offset} for the
 * sentiment towards a target, with labels neg, neu and pos.
 */
public final class Evaluate {

    private static final List<String> LABELS = List.of("neg", "neu", "pos");

    private final SentimentAnalyzer analyzer;
    private final String language;
    private final Evaluation evaluation = new Evaluation();
    private int unscored;

    private Evaluate(SentimentAnalyzer analyzer, String language) {
        this.analyzer = analyzer;
        this.language = language;
    }

    /**
     * @param nanos the CPU time of this thread, for the speed
     * @throws IllegalArgumentException where a line has another form
     */
    public static void run(
            SentimentAnalyzer analyzer, String language, BufferedReader in, Appendable out, LongSupplier nanos)
            throws IOException {
        Evaluate evaluate = new Evaluate(analyzer, language);
        long start = nanos.getAsLong();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            evaluate.add(line);
        }
        double seconds = (nanos.getAsLong() - start) / 1e9;
        out.append(evaluate.summary(seconds));
    }

    private void add(String line) {
        String[] columns = line.split("\t", -1);
        boolean targeted = columns.length == 4;
        int truth = columns.length < 2 ? -1 : LABELS.indexOf(columns[targeted ? 1 : 0]);
        if (truth < 0) {
            throw new IllegalArgumentException(
                    "expected label<TAB>text or target<TAB>label<TAB>text<TAB>offset with neg, neu or pos, found: "
                            + line);
        }
        add(
                truth,
                targeted
                        ? towards(columns)
                        : analyzer.score(columns[1], language, List.of()).whole());
    }

    private Sentiment towards(String[] columns) {
        int start = Integer.parseInt(columns[3]);
        Target target = new Target(columns[0], start, start + columns[0].length());
        Scored scored = analyzer.score(columns[2], language, List.of(target));
        return scored.targets().get(0);
    }

    private void add(int truth, Sentiment sentiment) {
        if (sentiment.isScored()) {
            evaluation.add(truth, sentiment.negative(), sentiment.neutral(), sentiment.positive());
        } else {
            unscored++;
        }
    }

    private String summary(double seconds) {
        return String.format(
                Locale.ROOT,
                "%s: %s  unscored %d  %.0f texts per CPU-second%n",
                analyzer.engine(),
                evaluation,
                unscored,
                (evaluation.count() + unscored) / seconds);
    }
}
