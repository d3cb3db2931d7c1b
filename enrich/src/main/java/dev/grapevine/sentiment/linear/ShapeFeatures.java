package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import java.util.List;
import java.util.function.Predicate;

/** How a text is written, whatever it says: length, shouting, questions, links, hashtags. */
final class ShapeFeatures {

    private static final long SEED = 8;

    private ShapeFeatures() {}

    static void add(List<Token> tokens, Features.Builder features) {
        int words = count(tokens, Kind.WORD);
        int loud = count(tokens, Token::loud);
        measure(features, "bias", 1);
        measure(features, "loud", Math.min(loud, 6) / 3.0);
        measure(features, "loudShare", words == 0 ? 0 : (double) loud / words);
        measure(features, "stretched", Math.min(count(tokens, Token::stretched), 3));
        measure(features, "exclamations", capped(count(tokens, token -> isStop(token, '!'))));
        measure(features, "questions", capped(count(tokens, token -> isStop(token, '?'))));
        measure(features, "accounts", capped(count(tokens, Kind.ACCOUNT)));
        measure(features, "links", capped(count(tokens, Kind.LINK)));
        measure(features, "hashtags", capped(count(tokens, Kind.HASHTAG)));
        measure(features, "emoji", capped(count(tokens, Kind.EMOJI) + count(tokens, Kind.EMOTICON)));
        measure(features, "numbers", capped(count(tokens, Kind.NUMBER)));
        measure(features, "length", Math.log1p(words) / 4);
        measure(features, "length" + (int) (2 * Math.log1p(words)), 1);
    }

    private static int count(List<Token> tokens, Kind kind) {
        return count(tokens, token -> token.kind() == kind);
    }

    private static int count(List<Token> tokens, Predicate<Token> what) {
        int count = 0;
        for (Token token : tokens) {
            count += what.test(token) ? 1 : 0;
        }
        return count;
    }

    private static boolean isStop(Token token, char sign) {
        return token.kind() == Kind.STOP && token.form().indexOf(sign) >= 0;
    }

    private static double capped(int count) {
        return Math.min(count, 4) / 2.0;
    }

    private static void measure(Features.Builder features, String name, double value) {
        if (value != 0) {
            features.measure(Hash.of(SEED, name), value);
        }
    }
}
