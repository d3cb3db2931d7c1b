package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import dev.grapevine.sentiment.batch.Evaluation;
import dev.grapevine.sentiment.batch.EvaluationTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** An engine on the texts that the models did not learn from. */
final class HeldOut {

    private static final Path DATA = Path.of(System.getProperty("grapevine.shared", ""), "sentiment");

    private final SentimentAnalyzer engine;
    private final Map<String, Evaluation> evaluations = new TreeMap<>();

    HeldOut(SentimentAnalyzer engine) {
        this.engine = engine;
    }

    static void needsTheLabelledData() {
        boolean there = Files.isDirectory(DATA.resolve("train"));
        if (!there) {
            System.out.println("NOT RUN: the gates of the sentiment models need " + DATA.toAbsolutePath());
        }
        assumeTrue(there, "labelled data");
    }

    void wholeTexts() throws IOException {
        for (Example example : new EnglishTraining(corpus()).heldOut()) {
            add(example.source(), example.label(), whole(example.text()));
        }
    }

    void tweets(String language) throws IOException {
        String file = "dev/tweets_" + language + ".tsv";
        for (Example example : corpus().texts(file)) {
            add(file, example.label(), whole(example.text()));
        }
    }

    void targets() throws IOException {
        Models models = Models.load();
        TextModel english = LinearAnalyzer.shared().english();
        for (TargetExample example : new TargetTraining(corpus(), english, models.domain()).heldOut()) {
            add(example.source(), example.label(), towards(example));
        }
    }

    static Corpus corpus() {
        return new Corpus(HeldOut::open);
    }

    private static BufferedReader open(String path) throws IOException {
        return Files.newBufferedReader(DATA.resolve(path));
    }

    private Sentiment whole(String text) {
        return engine.score(text, "und", List.of()).whole();
    }

    private Sentiment towards(TargetExample example) {
        Target target =
                new Target(example.text().substring(example.start(), example.end()), example.start(), example.end());
        return engine.score(example.text(), "und", List.of(target)).targets().get(0);
    }

    /** The three small sets of review sentences are one. */
    private void add(String source, int truth, Sentiment sentiment) {
        String set = source.contains("uci_") ? "uci" : source;
        evaluations.computeIfAbsent(set, any -> new Evaluation()).add(truth, sentiment);
    }

    Evaluation of(String set) {
        return Objects.requireNonNull(evaluations.get(set), set);
    }

    void gate(String set, ToDoubleFunction<Evaluation> measure, double least) {
        System.out.println(EvaluationTable.row(set, of(set)));
        assertThat(measure.applyAsDouble(of(set))).as(set).isGreaterThan(least);
    }
}
