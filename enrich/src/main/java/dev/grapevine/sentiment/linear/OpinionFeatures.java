package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import java.util.List;

/** Measures how much good and bad the words of a text say, in all and at the places that matter. */
final class OpinionFeatures {

    private static final long SEED = 5;

    private final List<Token> tokens;
    private final double[] valences;
    private final Features.Builder features;

    private OpinionFeatures(List<Token> tokens, double[] valences, Features.Builder features) {
        this.tokens = tokens;
        this.valences = valences;
        this.features = features;
    }

    static void add(List<Token> tokens, double[] valences, Features.Builder features) {
        OpinionFeatures opinion = new OpinionFeatures(tokens, valences, features);
        opinion.sums();
        opinion.extremes();
        opinion.places();
    }

    private void sums() {
        double good = 0;
        double bad = 0;
        int goodWords = 0;
        int badWords = 0;
        for (double valence : valences) {
            good += Math.max(valence, 0);
            bad += Math.max(-valence, 0);
            goodWords += valence > 0 ? 1 : 0;
            badWords += valence < 0 ? 1 : 0;
        }
        measure("sum", squash(good - bad));
        measure("good", squash(good));
        measure("bad", squash(bad));
        measure("logGood", Math.log1p(good));
        measure("logBad", Math.log1p(bad));
        measure("goodDensity", 4 * good / (valences.length + 5));
        measure("badDensity", 4 * bad / (valences.length + 5));
        measure("words" + Math.min(goodWords, 4) + "," + Math.min(badWords, 4), 1);
        measure("band" + Math.round(5 * squash(good - bad)), 1);
    }

    private void extremes() {
        double max = 0;
        double min = 0;
        double first = 0;
        double last = 0;
        for (double valence : valences) {
            max = Math.max(max, valence);
            min = Math.min(min, valence);
            first = first == 0 ? valence : first;
            last = valence == 0 ? last : valence;
        }
        measure("max", max / 3);
        measure("min", min / 3);
        measure("first", first / 3);
        measure("last", last / 3);
    }

    /** Behind the last "but", in the first and the last sentence, in emoji. */
    private void places() {
        int turn = valences.length;
        int firstStop = valences.length;
        int lastStop = -1;
        double emotion = 0;
        for (int i = 0; i < valences.length; i++) {
            Token token = tokens.get(i);
            turn = Words.TURNS.contains(token.form()) ? i : turn;
            if (token.kind() == Kind.STOP && i < valences.length - 1) {
                firstStop = Math.min(firstStop, i);
                lastStop = i;
            }
            emotion += token.kind() == Kind.EMOJI || token.kind() == Kind.EMOTICON ? valences[i] : 0;
        }
        measure("afterTurn", squash(sum(turn, valences.length)));
        measure("firstSentence", squash(sum(0, firstStop)));
        measure("lastSentence", squash(sum(lastStop + 1, valences.length)));
        measure("emotion", squash(emotion));
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += valences[i];
        }
        return sum;
    }

    private void measure(String name, double value) {
        if (value != 0) {
            features.measure(Hash.of(SEED, name), value);
        }
    }

    /** To -1 to 1, as VADER does. */
    private static double squash(double sum) {
        return sum / Math.sqrt(sum * sum + 15);
    }
}
