package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import dev.grapevine.sentiment.text.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fast engine, for every mention: linear models over words and pieces of words, trained on tweets, reviews and
 * editorials, in English, German, French, Spanish, Italian and Portuguese.
 *
 * <p>Thousands of short texts per second and core; one pass without regular expressions, so that no text can make it
 * slow. Needs no library. Probabilities are calibrated; {@code MIXED} is said where good and bad are both likelier than
 * neutral and too close to call.
 */
public final class LinearAnalyzer implements SentimentAnalyzer {

    private static final String ENGINE = "linear/1";
    private static final int MAX_CHARS = 200_000;

    private final Models models;

    private LinearAnalyzer(Models models) {
        this.models = models;
    }

    /** The engine of this JVM, with the models that ship with it. */
    public static LinearAnalyzer shared() {
        return Shared.ANALYZER;
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public Scored score(String text, String language, List<Target> targets) {
        if (text.length() > MAX_CHARS) {
            return unscored("length", targets);
        }
        List<Token> tokens = Idioms.plain(Tokenizer.tokens(text));
        if (tokens.stream().noneMatch(LinearAnalyzer::saysSomething)) {
            return unscored("empty", targets);
        }
        return known(language)
                .or(() -> models.language().guess(tokens))
                .map(models.texts()::get)
                .map(model -> score(model, tokens, targets))
                .orElseGet(() -> unscored("language", targets));
    }

    private Scored score(TextModel model, List<Token> tokens, List<Target> targets) {
        Sentiment whole = sentiment(model.probabilities(tokens));
        return new Scored(
                whole,
                targets.stream().map(target -> towards(target, model, tokens)).toList());
    }

    private Sentiment towards(Target target, TextModel model, List<Token> tokens) {
        TargetFeatures.Place place = TargetFeatures.place(tokens, target.start(), target.end());
        double[] p = models.target().probabilities(TargetFeatures.of(model, tokens, place));
        return sentiment(pushed(p, new Relations(tokens).towards(place)));
    }

    /** Halfway to what the sentence says by comparing. */
    private static double[] pushed(double[] p, int direction) {
        if (direction == 0) {
            return p;
        }
        double[] pushed = {p[0] / 2, p[1] / 2, p[2] / 2};
        pushed[direction + 1] += 0.5;
        return pushed;
    }

    /** The language as told; none where nobody knows it. */
    private static Optional<String> known(String language) {
        return Optional.of(Locale.forLanguageTag(language).getLanguage()).filter(code -> !code.isEmpty());
    }

    private static boolean saysSomething(Token token) {
        return token.kind() != Kind.LINK && token.kind() != Kind.ACCOUNT && token.kind() != Kind.SIGN;
    }

    private static Sentiment sentiment(double[] p) {
        return Sentiment.of(Label.of(p[0], p[1], p[2]), p[0], p[1], p[2], ENGINE);
    }

    private static Scored unscored(String reason, List<Target> targets) {
        Sentiment none = Sentiment.unscored(reason, ENGINE);
        return new Scored(none, targets.stream().map(target -> none).toList());
    }

    private static final class Shared {
        private static final LinearAnalyzer ANALYZER = new LinearAnalyzer(Models.load());
    }
}
