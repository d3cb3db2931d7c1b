package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.syntax.Sentence;
import dev.grapevine.sentiment.syntax.SentenceParser;
import dev.grapevine.sentiment.syntax.SentenceParser.Parsed;
import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import dev.grapevine.sentiment.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The thorough engine: the fast one, and a parse of the sentence where it pays for the sentiment towards a target.
 *
 * <p>It pays in English, where there are several targets, or good and bad in one text, or where the fast engine is not
 * sure. A parse takes tens of milliseconds, so each thread has an allowance of time; a target that was not parsed keeps
 * the fast answer, and its engine says why: "linear/2 (budget)", "(length)", "(timeout)" or "(error)".
 */
public final class DeepAnalyzer implements SentimentAnalyzer {

    private static final String ENGINE = "deep/3";
    private static final double SURE = 0.85;
    private static final double DEEP_SHARE = 0.12;

    /** Each takes milliseconds; those behind keep the fast answer. */
    private static final int MOST_TARGETS = 64;

    private final LinearAnalyzer words = LinearAnalyzer.shared();
    private final SentimentAnalyzer fast;
    private final SentenceParser parser;
    private final Trees trees;
    private final Allowances allowances;

    private DeepAnalyzer(SentimentAnalyzer fast, SentenceParser parser, Allowances allowances) {
        this.fast = fast;
        this.parser = parser;
        this.trees = Models.trees();
        this.allowances = allowances;
    }

    /**
     * Without an allowance: the same text always gives the same answer, however long it takes.
     *
     * @param fast whose answers are made better
     */
    public static DeepAnalyzer unhurried(SentimentAnalyzer fast, SentenceParser parser) {
        return new DeepAnalyzer(fast, parser, Allowances.unlimited());
    }

    /**
     * @param fast whose answers are made better
     * @param nanos a clock
     * @param share of the time of each thread that parsing may take, 0 to 1
     * @param burstNanos the most that a quiet thread saves up
     */
    public static DeepAnalyzer hurried(
            SentimentAnalyzer fast, SentenceParser parser, LongSupplier nanos, DoubleSupplier share, long burstNanos) {
        return new DeepAnalyzer(fast, parser, Allowances.of(nanos, share, burstNanos));
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public List<Part> parts(String text, String language) {
        return fast.parts(text, language);
    }

    @Override
    public Optional<Language> language(String text) {
        return fast.language(text);
    }

    @Override
    public Scored score(String text, String language, List<Target> targets) {
        Scored quick = fast.score(text, language, targets);
        if (!pays(quick, words.language(text, language))) {
            return quick;
        }
        return allowances.spend(() -> parsed(text, targets, quick)).orElseGet(() -> hasty(quick, "budget"));
    }

    private Scored parsed(String text, List<Target> targets, Scored quick) {
        Parsed parsed = parser.parse(text, stretches(targets));
        return parsed.refused() == null ? deep(text, targets, quick, parsed) : hasty(quick, parsed.refused());
    }

    private static boolean pays(Scored quick, @Nullable String language) {
        return "en".equals(language)
                && (quick.targets().size() > 1
                        || quick.targets().stream().anyMatch(target -> target.isScored() && !isSure(target)));
    }

    private static boolean isSure(Sentiment sentiment) {
        return Math.max(sentiment.neutral(), Math.max(sentiment.negative(), sentiment.positive())) >= SURE;
    }

    private static List<Stretch> stretches(List<Target> targets) {
        return targets.stream()
                .map(target -> new Stretch(target.start(), target.end()))
                .toList();
    }

    private Scored deep(String text, List<Target> targets, Scored quick, Parsed parsed) {
        List<Token> tokens = LinearAnalyzer.tokens(text);
        List<Sentiment> answers = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_TARGETS, targets.size()); i++) {
            TargetFeatures.Place place = TargetFeatures.place(
                    tokens, targets.get(i).start(), targets.get(i).end());
            Sentence sentence = ParseMeasures.around(
                    parsed.sentences(),
                    tokens.get(place.from()).start(),
                    tokens.get(place.to() - 1).end());
            Sentiment answer = quick.targets().get(i);
            answers.add(sentence == null ? answer.hasty("length") : deep(answer, tokens, place, sentence));
        }
        quick.targets().stream().skip(answers.size()).forEach(each -> answers.add(each.hasty("length")));
        return new Scored(quick.whole(), answers);
    }

    private Sentiment deep(Sentiment quick, List<Token> tokens, TargetFeatures.Place place, Sentence sentence) {
        double[] p = trees.probabilities(measures(words.english(), tokens, place, sentence));
        return sentiment(mixed(quick.negative(), p[0]), mixed(quick.neutral(), p[1]), mixed(quick.positive(), p[2]));
    }

    static float[] measures(TextModel text, List<Token> tokens, TargetFeatures.Place place, Sentence sentence) {
        Surroundings surroundings = new Surroundings(text, tokens, place);
        Measures measures = new Measures(text);
        TargetMeasures.add(surroundings, measures);
        ParseMeasures.add(surroundings, sentence, measures);
        return measures.values();
    }

    private static double mixed(double quick, double deep) {
        return (1 - DEEP_SHARE) * quick + DEEP_SHARE * deep;
    }

    private static Sentiment sentiment(double negative, double neutral, double positive) {
        return Sentiment.of(Label.of(negative, neutral, positive), negative, neutral, positive, ENGINE);
    }

    private static Scored hasty(Scored quick, String why) {
        return new Scored(
                quick.whole(),
                quick.targets().stream().map(target -> target.hasty(why)).toList());
    }
}
