package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import java.util.List;

/**
 * The features of a target in a text: the words around it, heavier the nearer they stand; the words of its segment;
 * what the text model says of the whole, of the segment and of the nearest words.
 *
 * <p>Part of the model format: a change here needs a newly trained model.
 */
final class TargetFeatures {

    private static final double SIGN_WEIGHT = 2;
    private static final double DECAY = 4;
    private static final int WINDOW = 6;
    private static final int NEIGHBOURS = 3;

    private static final long NEAR = 20;
    private static final long NEAR_PAIR = 21;
    private static final long IN_SEGMENT = 22;
    private static final long ANYWHERE = 23;
    private static final long NAME = 24;
    private static final long VALUE = 25;
    private static final long NEIGHBOUR = 30;
    private static final long TARGET = Hash.of(19, "target");

    private final TextModel text;
    private final List<Token> tokens;
    private final int from;
    private final int to;
    private final long[] words;
    private final double[] valences;
    private final int[] segments;
    private final double[] whole;
    private final Features.Builder features = new Features.Builder();

    /**
     * @param whole what the text model says of all of it
     * @param from place of the target's first token
     * @param to place behind its last token
     */
    private TargetFeatures(TextModel text, List<Token> tokens, double[] whole, int from, int to) {
        this.text = text;
        this.tokens = tokens;
        this.whole = whole;
        this.from = from;
        this.to = to;
        boolean[] negated = Negation.scope(tokens);
        this.valences = Valences.of(tokens, negated, text.polarity());
        this.segments = Segments.of(tokens);
        this.words = new long[tokens.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = isTarget(i)
                    ? TARGET
                    : Hash.of(negated[i] ? 2 : 1, tokens.get(i).form());
        }
    }

    /**
     * @param whole what the text model says of all of it
     * @param domain one of {@link DomainModel}'s; films are reviewed, too
     */
    static Features of(TextModel text, List<Token> tokens, double[] whole, Place place, int domain) {
        return of(text, tokens, whole, place).within(domain == DomainModel.FILM ? DomainModel.REVIEW : domain);
    }

    private static Features of(TextModel text, List<Token> tokens, double[] whole, Place place) {
        TargetFeatures target = new TargetFeatures(text, tokens, whole, place.from, place.to);
        target.words();
        target.neighbours();
        target.opinions();
        target.judgements();
        return target.features.build(SIGN_WEIGHT);
    }

    /** The tokens that a stretch of text touches; the last one where it stands behind all. */
    static Place place(List<Token> tokens, int start, int end) {
        int from = 0;
        while (from < tokens.size() - 1 && tokens.get(from).end() <= start) {
            from++;
        }
        int to = from + 1;
        while (to < tokens.size() && tokens.get(to).start() < end) {
            to++;
        }
        return new Place(from, to);
    }

    /**
     * Which tokens are the target.
     *
     * @param from the first
     * @param to the one behind the last
     */
    record Place(int from, int to) {}

    private boolean isTarget(int i) {
        return i >= from && i < to;
    }

    private int distance(int i) {
        return i < from ? from - i : i >= to ? i - to + 1 : 0;
    }

    private double nearness(int i) {
        return Math.exp((1 - distance(i)) / DECAY);
    }

    private boolean isInSegment(int i) {
        return segments[i] == segments[from];
    }

    private void words() {
        for (int i = 0; i < words.length; i++) {
            if (isTarget(i)) {
                features.sign(Hash.of(NAME, tokens.get(i).form()));
                continue;
            }
            features.sign(Hash.pair(ANYWHERE, words[i]));
            features.measure(Hash.pair(NEAR, words[i]), nearness(i));
            long next = i + 1 < words.length ? words[i + 1] : 0;
            features.measure(Hash.pair(NEAR_PAIR, Hash.pair(words[i], next)), nearness(i));
            if (isInSegment(i)) {
                features.sign(Hash.pair(IN_SEGMENT, words[i]));
                features.sign(Hash.pair(IN_SEGMENT, Hash.pair(words[i], next)));
            }
        }
    }

    /** The words right before and behind, each with its place. */
    private void neighbours() {
        for (int d = 1; d <= NEIGHBOURS; d++) {
            features.sign(Hash.pair(NEIGHBOUR - d, word(from - d)));
            features.sign(Hash.pair(NEIGHBOUR + d, word(to - 1 + d)));
        }
        features.sign(Hash.pair(NEIGHBOUR, Hash.pair(word(from - 1), word(to))));
        features.sign(Hash.pair(NEIGHBOUR, Hash.pair(word(to), word(to + 1))));
        features.sign(Hash.pair(NEIGHBOUR + 9, Hash.pair(word(from - 2), word(from - 1))));
    }

    private long word(int i) {
        return i < 0 || i >= words.length ? 0 : words[i];
    }

    private void opinions() {
        double near = 0;
        double inSegment = 0;
        double before = 0;
        double behind = 0;
        double firstBefore = 0;
        double firstBehind = 0;
        for (int i = 0; i < valences.length; i++) {
            if (valences[i] == 0 || isTarget(i)) {
                continue;
            }
            near += valences[i] * nearness(i);
            inSegment += isInSegment(i) ? valences[i] : 0;
            before += i < from && !isInSegment(i) ? valences[i] : 0;
            behind += i >= to && !isInSegment(i) ? valences[i] : 0;
            firstBefore = i < from ? valences[i] * nearness(i) : firstBefore;
            firstBehind = i >= to && firstBehind == 0 ? valences[i] * nearness(i) : firstBehind;
        }
        value("bias", 1);
        value("near", near / 2);
        value("inSegment", inSegment / 2);
        value("before", before / 4);
        value("behind", behind / 4);
        value("firstBefore", firstBefore);
        value("firstBehind", firstBehind);
    }

    private void judgements() {
        judgement("whole", whole);
        int start = from;
        int end = to;
        while (start > 0 && segments[start - 1] == segments[from]) {
            start--;
        }
        while (end < tokens.size() && segments[end] == segments[from]) {
            end++;
        }
        judgement("segment", of(start, end));
        judgement("window", of(Math.max(0, from - WINDOW), Math.min(tokens.size(), to + WINDOW)));
        judgement("behind", of(to, Math.min(tokens.size(), to + WINDOW)));
    }

    private double[] of(int start, int end) {
        return start == 0 && end == tokens.size() ? whole : text.probabilities(tokens.subList(start, end));
    }

    private void judgement(String name, double[] p) {
        value(name + "Balance", 2 * (p[2] - p[0]));
        value(name + "Negative", Math.log(p[0] + 0.01) / 2);
        value(name + "Neutral", Math.log(p[1] + 0.01) / 2);
        value(name + "Positive", Math.log(p[2] + 0.01) / 2);
    }

    private void value(String name, double value) {
        features.measure(Hash.of(VALUE, name), value);
    }
}
