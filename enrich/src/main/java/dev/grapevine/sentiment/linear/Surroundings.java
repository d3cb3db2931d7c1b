package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.linear.TargetFeatures.Place;
import dev.grapevine.sentiment.text.Token;
import java.util.List;

/** A target among its words: how far each stands, what it feels like, where its segment begins and ends. */
final class Surroundings {

    private static final double NEGATED = -0.7;
    private static final double SMALL = 0.02;
    private static final double NOISE = 0.15;

    final TextModel text;
    final List<Token> tokens;
    final Place place;
    final boolean[] negated;

    /** By the lexicon. */
    final double[] valences;

    /** By what the text model says of each word alone: it knows words that no lexicon has. */
    final double[] learned;

    private final int[] segments;

    Surroundings(TextModel text, List<Token> tokens, Place place) {
        this.text = text;
        this.tokens = tokens;
        this.place = place;
        this.negated = Negation.scope(tokens);
        this.valences = Valences.of(tokens, negated, text.polarity());
        this.segments = Segments.of(tokens);
        this.learned = new double[tokens.size()];
        for (int i = 0; i < learned.length; i++) {
            learned[i] = isTarget(i) ? 0 : learned(i);
            valences[i] = isTarget(i) ? 0 : valences[i];
        }
    }

    private double learned(int i) {
        double[] p = text.probabilities(tokens.subList(i, i + 1));
        double odds = Math.log((p[2] + SMALL) / (p[0] + SMALL));
        return Math.abs(odds) < NOISE ? 0 : odds * (negated[i] ? NEGATED : 1);
    }

    int size() {
        return tokens.size();
    }

    boolean isTarget(int i) {
        return i >= place.from() && i < place.to();
    }

    /** In words; 0 within the target. */
    int distance(int i) {
        return i < place.from() ? place.from() - i : i >= place.to() ? i - place.to() + 1 : 0;
    }

    double nearness(int i, double decay) {
        return Math.exp((1 - distance(i)) / decay);
    }

    boolean isInSegment(int i) {
        return segments[i] == segments[place.from()];
    }

    int segmentStart() {
        int start = place.from();
        while (start > 0 && isInSegment(start - 1)) {
            start--;
        }
        return start;
    }

    int segmentEnd() {
        int end = place.to();
        while (end < size() && isInSegment(end)) {
            end++;
        }
        return end;
    }

    /** The words between two places, as far as there are any. */
    List<Token> between(int from, int to) {
        int start = Math.max(0, Math.min(size(), from));
        return tokens.subList(start, Math.max(start, Math.min(size(), to)));
    }
}
