package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.grapevine.sentiment.Sentiment;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The models that ship, on the texts that they did not learn from, through the fast engine as it runs. The gates are what
 * was measured, less two standard errors.
 */
class ModelGateTest {

    private static final Path DATA = Path.of(System.getProperty("grapevine.shared", ""), "sentiment");

    private static final double TWEETS = 0.665;
    private static final double UCI = 0.823;
    private static final double NYT = 0.511;
    private static final double AMAZON = 0.857;
    private static final double GERMAN = 0.58;
    private static final double FRENCH = 0.56;
    private static final double SPANISH = 0.54;
    private static final double ITALIAN = 0.53;
    private static final double PORTUGUESE = 0.51;
    private static final double RESTAURANTS = 0.68;
    private static final double LAPTOPS = 0.67;
    private static final double MAMS = 0.71;
    private static final double NEWS = 0.64;

    private final LinearAnalyzer engine = LinearAnalyzer.shared();
    private final Map<String, Evaluation> evaluations = new TreeMap<>();

    @BeforeEach
    void needsTheLabelledData() {
        boolean there = Files.isDirectory(DATA.resolve("train"));
        if (!there) {
            System.out.println("NOT RUN: the gates of the sentiment models need " + DATA.toAbsolutePath());
        }
        assumeTrue(there, "labelled data");
    }

    @Test
    void wholeTexts() throws IOException {
        for (Example example : new EnglishTraining(corpus()).heldOut()) {
            add(example.source(), example.label(), whole(example.text()));
        }
        gate("dev/semeval2017_4A_dev10.tsv", Evaluation::macroRecall, TWEETS);
        gate("uci", Evaluation::binaryAccuracy, UCI);
        gate("train/vader_nyt.train.tsv", Evaluation::accuracy, NYT);
        gate("train/amazon_polarity_train.tsv", Evaluation::binaryAccuracy, AMAZON);
        assertThat(of("dev/semeval2017_4A_dev10.tsv").calibrationError()).isLessThan(0.03);
    }

    @Test
    void otherLanguages() throws IOException {
        for (String language : LanguageTraining.LANGUAGES.values()) {
            String file = "dev/tweets_" + language + ".tsv";
            for (Example example : corpus().texts(file)) {
                add(file, example.label(), whole(example.text()));
            }
        }
        gate("dev/tweets_german.tsv", Evaluation::macroF1, GERMAN);
        gate("dev/tweets_french.tsv", Evaluation::macroF1, FRENCH);
        gate("dev/tweets_spanish.tsv", Evaluation::macroF1, SPANISH);
        gate("dev/tweets_italian.tsv", Evaluation::macroF1, ITALIAN);
        gate("dev/tweets_portuguese.tsv", Evaluation::macroF1, PORTUGUESE);
    }

    @Test
    void targets() throws IOException {
        Models models = Models.load();
        TextModel english = engine.english();
        for (TargetExample example : new TargetTraining(corpus(), english, models.domain()).heldOut()) {
            add(example.source(), example.label(), towards(example));
        }
        gate("train/absa_restaurants14_train.tsv", Evaluation::accuracy, RESTAURANTS);
        gate("train/absa_laptops14_train.tsv", Evaluation::accuracy, LAPTOPS);
        gate("dev/absa_mams_valid.tsv", Evaluation::accuracy, MAMS);
        gate("dev/newsmtsc_rw_dev.tsv", Evaluation::macroF1, NEWS);
    }

    private static Corpus corpus() {
        return new Corpus(ModelGateTest::open);
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

    private Evaluation of(String set) {
        return Objects.requireNonNull(evaluations.get(set), set);
    }

    private void gate(String set, ToDoubleFunction<Evaluation> measure, double least) {
        System.out.println(EvaluationTable.row(set, of(set)));
        assertThat(measure.applyAsDouble(of(set))).as(set).isGreaterThan(least);
    }
}
