package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import java.util.List;

/**
 * The polarity of each word where it stands: turned by a negation, stronger or weaker by the words before it, stronger
 * when shouted or stretched. The constants are those of VADER (Hutto and Gilbert 2014).
 */
final class Valences {

    private static final double NEGATED = -0.74;
    private static final double BOOST = 0.293;
    private static final double LOUD = 0.5;
    private static final double STRETCHED = 0.3;

    private Valences() {}

    static double[] of(List<Token> tokens, boolean[] negated, Polarity polarity) {
        double[] valences = new double[negated.length];
        for (int i = 0; i < valences.length; i++) {
            double plain = polarity.of(tokens.get(i));
            if (plain != 0) {
                valences[i] = strengthened(plain, tokens, i) * (negated[i] ? NEGATED : 1);
            }
        }
        return valences;
    }

    private static double strengthened(double plain, List<Token> tokens, int at) {
        Token token = tokens.get(at);
        double more = (token.loud() ? LOUD : 0) + (token.stretched() ? STRETCHED : 0);
        for (int back = 1; back <= 2 && back <= at; back++) {
            String before = tokens.get(at - back).form();
            more += Words.BOOSTERS.contains(before) ? BOOST / back : 0;
            more -= Words.DAMPENERS.contains(before) ? BOOST / back : 0;
        }
        return plain + Math.signum(plain) * more;
    }
}
