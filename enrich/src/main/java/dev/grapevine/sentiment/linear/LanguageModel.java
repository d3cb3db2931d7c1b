package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.SentimentAnalyzer.Language;
import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells the language of short texts by their words and pieces of words. */
final class LanguageModel {

    /** The classes in the order of the model; the last stands for all that cannot be scored. */
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt", "other");

    private static final double SIGN_WEIGHT = 2;
    private static final int LONGEST_PIECE = 4;
    private static final int ENOUGH = 200;
    /** Likelier than this to be in none of the languages is sure enough. */
    private static final double FOREIGN = 0.7;

    /** Emoji alone are in no language; English will do. */
    private static final double UNTOLD = 0;

    private static final long WORD = 41;
    private static final long PIECE = 42;

    private final LinearModel model;

    LanguageModel(LinearModel model) {
        this.model = model;
    }

    /**
     * The language of a text: the likeliest that can be scored, unless the text is surely in none of them. Texts without
     * words (emoji alone) count as English.
     */
    Optional<Language> guess(List<Token> tokens) {
        List<Token> words = words(tokens);
        if (words.isEmpty()) {
            return Optional.of(new Language("en", UNTOLD));
        }
        double[] p = model.probabilities(features(words));
        double other = p[p.length - 1];
        if (other > FOREIGN || !isLatin(words)) {
            return Optional.empty();
        }
        int best = Softmax.best(Arrays.copyOf(p, p.length - 1));
        return Optional.of(new Language(LANGUAGES.get(best), p[best]));
    }

    private static boolean isLatin(List<Token> words) {
        long latin = words.stream()
                .filter(word -> UnicodeScript.of(word.form().codePointAt(0)) == UnicodeScript.LATIN)
                .count();
        return 2 * latin >= words.size();
    }

    /** Of the first words, which are enough. */
    static Features features(List<Token> tokens) {
        Features.Builder features = new Features.Builder();
        for (Token token : words(tokens)) {
            features.sign(Hash.of(WORD, token.form()));
            String framed = "<" + token.form() + ">";
            for (int length = 1; length <= LONGEST_PIECE; length++) {
                for (int from = 0; from + length <= framed.length(); from++) {
                    features.sign(Hash.of(PIECE, framed, from, from + length));
                }
            }
        }
        features.measure(Hash.of(WORD, ""), 1);
        return features.build(SIGN_WEIGHT);
    }

    private static List<Token> words(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Kind.WORD)
                .limit(ENOUGH)
                .toList();
    }

    void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        model.write(out);
        out.flush();
    }

    static LanguageModel read(InputStream from) throws IOException {
        return new LanguageModel(LinearModel.read(new DataInputStream(from)));
    }
}
