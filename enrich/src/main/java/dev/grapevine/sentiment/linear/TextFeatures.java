package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import java.util.List;

/**
 * The features of a text: its words and word pairs, marked where they are negated; pieces of words; how much good and
 * bad its words say; how it is written.
 *
 * <p>Part of the model format: a change here needs a newly trained model.
 */
final class TextFeatures {

    private static final double SIGN_WEIGHT = 2.3;
    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 5;

    private static final long PLAIN = 1;
    private static final long NEGATED = 2;
    private static final long EDGE = Hash.of(3, "");
    private static final long PIECE = 9;

    private final Polarity polarity;

    TextFeatures(Polarity polarity) {
        this.polarity = polarity;
    }

    Features of(List<Token> tokens) {
        Features.Builder features = new Features.Builder();
        boolean[] negated = Negation.scope(tokens);
        words(tokens, negated, features);
        pieces(tokens, features);
        OpinionFeatures.add(tokens, Valences.of(tokens, negated, polarity), features);
        ShapeFeatures.add(tokens, features);
        return features.build(SIGN_WEIGHT);
    }

    private static void words(List<Token> tokens, boolean[] negated, Features.Builder features) {
        long before = EDGE;
        for (int i = 0; i < negated.length; i++) {
            Token token = tokens.get(i);
            long word = Hash.of(negated[i] && token.kind() == Kind.WORD ? NEGATED : PLAIN, token.form());
            features.sign(word);
            features.sign(Hash.pair(before, word));
            if (token.kind() == Kind.HASHTAG) {
                features.sign(Hash.of(PLAIN, token.form(), 1, token.form().length()));
            }
            before = word;
        }
        features.sign(Hash.pair(before, EDGE));
    }

    private static void pieces(List<Token> tokens, Features.Builder features) {
        for (Token token : tokens) {
            if (token.kind() == Kind.WORD || token.kind() == Kind.HASHTAG) {
                pieces(token.form(), features);
            }
        }
    }

    /** Of the word between marks of its begin and end. */
    private static void pieces(String word, Features.Builder features) {
        int marked = word.length() + 2;
        for (int from = 0; from + SHORTEST_PIECE <= marked; from++) {
            long hash = Hash.of(PIECE);
            int longest = Math.min(LONGEST_PIECE, marked - from);
            for (int length = 1; length <= longest; length++) {
                hash = Hash.with(hash, marked(word, from + length - 1));
                if (length >= SHORTEST_PIECE) {
                    features.sign(hash);
                }
            }
        }
    }

    private static char marked(String word, int at) {
        return at == 0 ? '<' : at > word.length() ? '>' : word.charAt(at - 1);
    }
}
