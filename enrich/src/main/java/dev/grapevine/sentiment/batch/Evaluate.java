package dev.grapevine.sentiment.batch;

import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** Measures an engine on labelled lines, see {@link Labelled}. */
public final class Evaluate {

    private static final int MOST_PROBLEMS = 20;

    private Evaluate() {}

    /**
     * @param language BCP 47, or "und" to let the engine find out
     * @param nanos CPU time, for the speed
     * @param progress is told the number of lines done
     * @throws IllegalArgumentException where lines have another form: all of them (the first 20), by number
     */
    public static Evaluation run(
            SentimentAnalyzer analyzer, String language, BufferedReader in, LongSupplier nanos, IntConsumer progress)
            throws IOException {
        List<Labelled> lines = read(in);
        Evaluation evaluation = new Evaluation();
        long start = nanos.getAsLong();
        for (int i = 0; i < lines.size(); i++) {
            evaluation.add(lines.get(i).truth(), score(analyzer, language, lines.get(i)));
            progress.accept(i + 1);
        }
        evaluation.took((nanos.getAsLong() - start) / 1e9);
        return evaluation;
    }

    private static List<Labelled> read(BufferedReader in) throws IOException {
        List<Labelled> lines = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = 0;
        for (String line = in.readLine(); line != null && problems.size() < MOST_PROBLEMS; line = in.readLine()) {
            number++;
            try {
                lines.add(Labelled.of(line));
            } catch (IllegalArgumentException e) {
                problems.add("line " + number + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return lines;
    }

    private static Sentiment score(SentimentAnalyzer analyzer, String language, Labelled line) {
        Scored scored = analyzer.score(line.text(), language, line.targets());
        return line.targets().isEmpty() ? scored.whole() : scored.targets().get(0);
    }
}
