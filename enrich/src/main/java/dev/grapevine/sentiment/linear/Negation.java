package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import java.util.List;

/** Which words stand under a negation: up to five behind it, up to the next sign or "but". */
final class Negation {

    private static final int REACH = 5;

    private Negation() {}

    static boolean[] scope(List<Token> tokens) {
        boolean[] negated = new boolean[tokens.size()];
        int left = 0;
        for (int i = 0; i < negated.length; i++) {
            Token token = tokens.get(i);
            left = isBreak(token) ? 0 : left;
            negated[i] = left > 0;
            left = isNegator(token) ? REACH : Math.max(0, left - 1);
        }
        return negated;
    }

    private static boolean isBreak(Token token) {
        return token.kind() == Kind.STOP || Words.BREAKS.contains(token.form());
    }

    private static boolean isNegator(Token token) {
        return token.kind() == Kind.WORD && (token.form().endsWith("n't") || Words.NEGATORS.contains(token.form()));
    }
}
