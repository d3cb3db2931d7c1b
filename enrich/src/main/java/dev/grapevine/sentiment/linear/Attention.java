package dev.grapevine.sentiment.linear;

import static dev.grapevine.sentiment.linear.AttentionWeights.HEADS;
import static dev.grapevine.sentiment.linear.AttentionWeights.HIDDEN;
import static dev.grapevine.sentiment.linear.AttentionWeights.KEY;
import static dev.grapevine.sentiment.linear.AttentionWeights.VALUE;

import dev.grapevine.sentiment.encoder.Passage;

/**
 * One look at a text from a stretch of it: each head weighs all pieces of the text by what they are and how far from the
 * stretch they stand (Vaswani et al. 2017, "Attention is all you need"; Shaw et al. 2018 on places), and a layer of hidden
 * units makes a verdict of what the heads saw and of the stretch itself.
 */
final class Attention {

    private static final int FAR = 8;

    /** Before the stretch, in it, behind it; the signs before and behind the text. */
    static final int PLACES = 2 * FAR + 3;

    private static final float SCALE = (float) (1 / Math.sqrt(KEY));
    private static final int SEEN = HEADS * VALUE;

    /** So that five numbers weigh something beside hundreds. */
    private static final float DOMAIN = 3;

    private final AttentionWeights weights;
    private final float[][] vectors;
    private final int from;
    private final int to;

    /** What each unit is multiplied by that the hidden ones read: 1, or in training sometimes 0. */
    private final float[] kept;

    private final int dimensions;
    private final float[] stretch;
    private final float[] queries = new float[HEADS * KEY];
    private final float[][] asked = new float[HEADS][];
    private final double[][] shares = new double[HEADS][];
    private final float[][] found = new float[HEADS][];
    private final float[] seen;
    private final float[] hidden;
    private final double[] probabilities;

    /**
     * @param passage whose vectors' dimensions have mean 0 and deviation 1
     * @param domains the probability of each, because people write of the same thing differently
     * @param kept as many as {@link #seen}: 1 each, or in training sometimes 0
     */
    Attention(AttentionWeights weights, Passage passage, double[] domains, float[] kept) {
        this.weights = weights;
        this.vectors = passage.vectors();
        this.from = passage.from();
        this.to = passage.to();
        this.kept = kept;
        this.dimensions = vectors[0].length;
        this.stretch = new float[dimensions];
        this.seen = new float[seen(dimensions)];
        for (int i = from; i < to; i++) {
            Rows.add(stretch, 0, 1f / (to - from), vectors[i], 0, dimensions);
        }
        Rows.addProduct(queries, stretch, weights.query);
        for (int head = 0; head < HEADS; head++) {
            look(head);
        }
        System.arraycopy(stretch, 0, seen, SEEN, dimensions);
        for (int i = 0; i < domains.length; i++) {
            seen[SEEN + dimensions + i] = (float) (DOMAIN * domains[i]);
        }
        for (int i = 0; i < seen.length; i++) {
            seen[i] *= kept[i];
        }
        this.hidden = hidden();
        this.probabilities = verdict();
    }

    /** How many units the hidden ones read. */
    static int seen(int dimensions) {
        return SEEN + dimensions + DomainModel.DOMAINS;
    }

    /** Of negative, neutral, positive, adding up to 1. */
    double[] probabilities() {
        return probabilities;
    }

    private void look(int head) {
        asked[head] = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            asked[head][d] = SCALE * Rows.dot(weights.key, (d * HEADS + head) * KEY, queries, head * KEY, KEY);
        }
        shares[head] = new double[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            shares[head][i] =
                    Rows.dot(asked[head], 0, vectors[i], 0, dimensions) + weights.place[place(i) * HEADS + head];
        }
        Softmax.normalize(shares[head]);
        found[head] = new float[dimensions];
        for (int i = 0; i < vectors.length; i++) {
            Rows.add(found[head], 0, (float) shares[head][i], vectors[i], 0, dimensions);
        }
        for (int d = 0; d < dimensions; d++) {
            Rows.add(seen, head * VALUE, found[head][d], weights.value, (d * HEADS + head) * VALUE, VALUE);
        }
    }

    private float[] hidden() {
        float[] sums = weights.hiddenBias.clone();
        Rows.addProduct(sums, seen, weights.hidden);
        for (int i = 0; i < HIDDEN; i++) {
            sums[i] = Math.max(0, sums[i]);
        }
        return sums;
    }

    private double[] verdict() {
        float[] scores = weights.outBias.clone();
        Rows.addProduct(scores, hidden, weights.out);
        double[] verdict = new double[Example.CLASSES];
        for (int c = 0; c < verdict.length; c++) {
            verdict[c] = scores[c];
        }
        Softmax.normalize(verdict);
        return verdict;
    }

    /** 0 to 16 by the number of pieces from the stretch, finer where near; then what stands before and behind the text. */
    private int place(int i) {
        if (i == 0 || i == vectors.length - 1) {
            return i == 0 ? 2 * FAR + 1 : 2 * FAR + 2;
        }
        return i < from ? FAR - near(from - i) : FAR + (i < to ? 0 : near(i - to + 1));
    }

    private static int near(int distance) {
        if (distance <= 4) {
            return distance;
        }
        return distance <= 7 ? 5 : distance <= 12 ? 6 : distance <= 20 ? 7 : FAR;
    }

    /** Adds the gradient of {@code weight} times the logarithmic loss. */
    void learn(int label, double weight, AttentionWeights gradient) {
        float[] scores = new float[Example.CLASSES];
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) (weight * (probabilities[c] - (c == label ? 1 : 0)));
        }
        Rows.add(gradient.outBias, 0, 1, scores, 0, scores.length);
        Rows.addOuter(gradient.out, hidden, scores);
        float[] units = Rows.back(weights.out, scores, HIDDEN);
        for (int i = 0; i < HIDDEN; i++) {
            units[i] = hidden[i] > 0 ? units[i] : 0;
        }
        Rows.add(gradient.hiddenBias, 0, 1, units, 0, HIDDEN);
        Rows.addOuter(gradient.hidden, seen, units);
        float[] toSeen = Rows.back(weights.hidden, units, SEEN);
        for (int i = 0; i < SEEN; i++) {
            toSeen[i] *= kept[i];
        }
        float[] toQueries = new float[HEADS * KEY];
        for (int head = 0; head < HEADS; head++) {
            learn(head, toSeen, toQueries, gradient);
        }
        Rows.addOuter(gradient.query, stretch, toQueries);
    }

    private void learn(int head, float[] toSeen, float[] toQueries, AttentionWeights gradient) {
        float[] toFound = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            int row = (d * HEADS + head) * VALUE;
            Rows.add(gradient.value, row, found[head][d], toSeen, head * VALUE, VALUE);
            toFound[d] = Rows.dot(weights.value, row, toSeen, head * VALUE, VALUE);
        }
        float[] toShares = new float[vectors.length];
        double mean = 0;
        for (int i = 0; i < vectors.length; i++) {
            toShares[i] = Rows.dot(toFound, 0, vectors[i], 0, dimensions);
            mean += shares[head][i] * toShares[i];
        }
        float[] toAsked = new float[dimensions];
        for (int i = 0; i < vectors.length; i++) {
            float toScore = (float) (shares[head][i] * (toShares[i] - mean));
            gradient.place[place(i) * HEADS + head] += toScore;
            Rows.add(toAsked, 0, SCALE * toScore, vectors[i], 0, dimensions);
        }
        for (int d = 0; d < dimensions; d++) {
            int row = (d * HEADS + head) * KEY;
            Rows.add(gradient.key, row, toAsked[d], queries, head * KEY, KEY);
            Rows.add(toQueries, head * KEY, toAsked[d], weights.key, row, KEY);
        }
    }
}
