package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import dev.grapevine.sentiment.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The fast engine, for every mention: linear models over words and pieces of words, trained on tweets, reviews and
 * editorials, in English, German, French, Spanish, Italian and Portuguese.
 *
 * <p>Thousands of short texts per second and core; one pass without regular expressions, so that no text can make it
 * slow. Needs no library. Probabilities are calibrated; {@code MIXED} is said where good and bad are both likelier than
 * neutral and too close to call.
 */
public final class LinearAnalyzer implements SentimentAnalyzer {

    private static final String ENGINE = "linear/2";
    private static final int MAX_CHARS = 200_000;

    /** Words times targets: some seconds. A text of a hundred words may have ten thousand targets, a book has ten. */
    private static final int MOST_WORK = 1_000_000;

    /** Longer texts are read anew each time rather than kept. */
    private static final int KEPT_CHARS = 20_000;

    /** What each thread read last: a text is scored towards one brand, then another, then each aspect of it. */
    private static final ThreadLocal<@Nullable Read> LAST = new ThreadLocal<>();

    private final Models models;
    private final TextModel english;

    /** @param said of the whole text by the model; both null where it is refused, or in a language without a model */
    private record Read(
            String text,
            String language,
            List<Token> tokens,
            @Nullable String refusal,
            @Nullable TextModel model,
            @Nullable Sentiment said) {

        boolean isOf(String otherText, String otherLanguage) {
            return language.equals(otherLanguage) && text.equals(otherText);
        }
    }

    private LinearAnalyzer(Models models) {
        this.models = models;
        this.english = Objects.requireNonNull(models.texts().get("en"));
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
        Read read = read(text, language);
        if (read.refusal() != null) {
            return unscored(read.refusal(), targets);
        }
        return read.model() == null || read.said() == null
                ? unscored("language", targets)
                : score(read.said(), read.model(), read.tokens(), targets);
    }

    private Read read(String text, String language) {
        Read known = LAST.get();
        if (known != null && known.isOf(text, language)) {
            return known;
        }
        List<Token> tokens = tokens(text);
        String refusal = refusal(text, tokens);
        TextModel model = refusal == null ? model(tokens, language).orElse(null) : null;
        Sentiment said = model == null ? null : whole(model, tokens);
        Read read = new Read(text, language, tokens, refusal, model, said);
        LAST.set(text.length() <= KEPT_CHARS ? read : null);
        return read;
    }

    private Sentiment whole(TextModel model, List<Token> tokens) {
        Features features = model.features(tokens);
        Sentiment whole = sentiment(model.probabilities(features));
        return model == english && Emotions.mayStandBeside(whole)
                ? whole.feltWith(Emotions.sure(models.emotion().probabilities(features)))
                : whole;
    }

    /** What the words of an English text say of its emotion. */
    double[] emotions(String text) {
        return models.emotion().probabilities(english().features(tokens(text)));
    }

    /** What kind of text it is, as {@link DomainModel} says. */
    double[] domains(String text) {
        return models.domain().probabilities(tokens(text));
    }

    @Override
    public List<Part> parts(String text, String language) {
        List<Token> tokens = tokens(text);
        return refusal(text, tokens) == null
                ? model(tokens, language).map(model -> parts(model, tokens)).orElse(List.of())
                : List.of();
    }

    private List<Part> parts(TextModel model, List<Token> tokens) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.STOP || i == tokens.size() - 1) {
                List<Token> part = tokens.subList(from, i + 1);
                if (part.stream().anyMatch(LinearAnalyzer::isWord)) {
                    parts.add(new Part(part.get(0).start(), tokens.get(i).end(), sentiment(model.probabilities(part))));
                    from = i + 1;
                }
            }
        }
        return parts;
    }

    @Override
    public Optional<Language> language(String text) {
        List<Token> tokens = tokens(text);
        return refusal(text, tokens) == null ? models.language().guess(tokens) : Optional.empty();
    }

    /** The language that the text is scored in: as told, else as guessed; null where nobody knows. */
    @Nullable
    String language(String text, String told) {
        return known(told).or(() -> language(text).map(Language::code)).orElse(null);
    }

    static List<Token> tokens(String text) {
        return text.length() > MAX_CHARS ? List.of() : Idioms.plain(Tokenizer.tokens(text));
    }

    TextModel english() {
        return english;
    }

    private static @Nullable String refusal(String text, List<Token> tokens) {
        if (text.length() > MAX_CHARS) {
            return "length";
        }
        return tokens.stream().anyMatch(LinearAnalyzer::saysSomething) ? null : "empty";
    }

    private Optional<TextModel> model(List<Token> tokens, String language) {
        return known(language)
                .or(() -> models.language().guess(tokens).map(Language::code))
                .map(models.texts()::get);
    }

    private Scored score(Sentiment whole, TextModel model, List<Token> tokens, List<Target> targets) {
        if (targets.isEmpty()) {
            return new Scored(whole, List.of());
        }
        int domain = model == english ? models.domain().of(tokens) : DomainModel.TWEET;
        double[] said = {whole.negative(), whole.neutral(), whole.positive()};
        Relations relations = new Relations(tokens);
        int most = Math.max(1, MOST_WORK / tokens.size());
        return new Scored(
                whole,
                IntStream.range(0, targets.size())
                        .mapToObj(i -> i < most
                                ? towards(targets.get(i), model, tokens, said, domain, relations)
                                : Sentiment.unscored("length", ENGINE))
                        .toList());
    }

    private Sentiment towards(
            Target target, TextModel model, List<Token> tokens, double[] said, int domain, Relations relations) {
        TargetFeatures.Place place = TargetFeatures.place(tokens, target.start(), target.end());
        double[] p = models.target().probabilities(TargetFeatures.of(model, tokens, said, place, domain));
        return sentiment(pushed(p, relations.towards(place)));
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

    private static boolean isWord(Token token) {
        return token.kind() == Kind.WORD || token.kind() == Kind.EMOJI || token.kind() == Kind.EMOTICON;
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
