package dev.grapevine.sentiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Learns {@link Trees}: gradient boosting with second-order gains on histograms of 32 bins (Chen and Guestrin 2016,
 * "XGBoost"). Deterministic: the seed is part of it.
 */
final class TreeTrainer {

    private static final int BINS = 32;
    private static final int DEPTH = 4;
    private static final double RATE = 0.07;
    private static final double PENALTY = 8;
    private static final double LIGHTEST = 8;
    private static final double SHARE_OF_MEASURES = 0.5;
    private static final double SHARE_OF_SAMPLES = 0.7;
    private static final double LEAST_GAIN = 1e-3;

    private final int classes;
    private final List<Measured> samples;
    private final float[][] limits;
    private final byte[][] bins;
    private final double[][] scores;
    private final Random random = new Random(7);
    private final List<Trees.Tree> trees = new ArrayList<>();

    /** What a sample measures, what it is, and how much it counts. */
    record Measured(float[] values, int label, double weight) {}

    private TreeTrainer(List<Measured> samples, int classes) {
        this.classes = classes;
        this.samples = samples;
        this.limits = limits(samples);
        this.bins = samples.stream().map(this::bins).toArray(byte[][]::new);
        this.scores = new double[samples.size()][classes];
    }

    static Trees train(List<Measured> samples, int classes, int rounds) {
        TreeTrainer trainer = new TreeTrainer(samples, classes);
        for (int round = 0; round < rounds; round++) {
            trainer.round();
        }
        return new Trees(classes, trainer.limits.length, trainer.trees);
    }

    /** Between the bins of each measure: its quantiles. */
    private static float[][] limits(List<Measured> samples) {
        float[][] limits = new float[samples.get(0).values.length][];
        for (int m = 0; m < limits.length; m++) {
            int measure = m;
            float[] sorted = new float[samples.size()];
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = samples.get(i).values[measure];
            }
            Arrays.sort(sorted);
            limits[m] = quantiles(sorted);
        }
        return limits;
    }

    private static float[] quantiles(float[] sorted) {
        float[] quantiles = new float[BINS - 1];
        int count = 0;
        for (int bin = 1; bin < BINS; bin++) {
            float limit = sorted[(int) ((long) bin * sorted.length / BINS)];
            boolean isNew = count == 0 || limit > quantiles[count - 1];
            if (isNew && limit < sorted[sorted.length - 1]) {
                quantiles[count++] = limit;
            }
        }
        return Arrays.copyOf(quantiles, count);
    }

    private byte[] bins(Measured sample) {
        byte[] of = new byte[limits.length];
        for (int m = 0; m < of.length; m++) {
            int place = Arrays.binarySearch(limits[m], sample.values[m]);
            of[m] = (byte) (place < 0 ? -place - 1 : place);
        }
        return of;
    }

    /** One tree for each class, all from the same standing. */
    private void round() {
        double[][] probabilities = new double[samples.size()][];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = scores[i].clone();
            Softmax.normalize(probabilities[i]);
        }
        int[] measures = random.ints(0, limits.length)
                .distinct()
                .limit((long) (SHARE_OF_MEASURES * limits.length))
                .sorted()
                .toArray();
        boolean[] drawn = new boolean[samples.size()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = random.nextDouble() < SHARE_OF_SAMPLES;
        }
        for (int c = 0; c < classes; c++) {
            trees.add(new Growth(c, probabilities, measures, drawn).grow());
        }
    }

    /** One tree as it grows, level by level. */
    private final class Growth {

        private static final int INNER = (1 << DEPTH) - 1;

        private final int label;
        private final int[] measures;
        private final boolean[] drawn;
        private final double[] slopes = new double[samples.size()];
        private final double[] weights = new double[samples.size()];
        private final int[] places = new int[samples.size()];
        private final short[] asked = new short[INNER];
        private final int[] limit = new int[INNER];

        Growth(int label, double[][] probabilities, int[] measures, boolean[] drawn) {
            this.label = label;
            this.measures = measures;
            this.drawn = drawn;
            for (int i = 0; i < slopes.length; i++) {
                double p = probabilities[i][label];
                double weight = samples.get(i).weight;
                slopes[i] = weight * ((samples.get(i).label == label ? 1 : 0) - p);
                weights[i] = weight * Math.max(1e-6, p * (1 - p));
            }
        }

        Trees.Tree grow() {
            for (int level = 0; level < DEPTH; level++) {
                int first = (1 << level) - 1;
                Histogram[] histograms = histograms(first, 1 << level);
                for (int place = 0; place < histograms.length; place++) {
                    split(first + place, histograms[place]);
                }
                for (int i = 0; i < places.length; i++) {
                    int at = places[i];
                    places[i] = 2 * at + (bins[i][asked[at]] <= limit[at] ? 1 : 2);
                }
            }
            return tree();
        }

        private Histogram[] histograms(int first, int count) {
            Histogram[] histograms = new Histogram[count];
            Arrays.setAll(histograms, i -> new Histogram(measures.length));
            for (int i = 0; i < places.length; i++) {
                if (drawn[i]) {
                    histograms[places[i] - first].add(bins[i], measures, slopes[i], weights[i]);
                }
            }
            return histograms;
        }

        /** Where nothing is gained everything goes left. */
        private void split(int place, Histogram histogram) {
            asked[place] = 0;
            limit[place] = BINS;
            double best = LEAST_GAIN;
            for (int m = 0; m < measures.length; m++) {
                for (int bin = 0; bin < limits[measures[m]].length; bin++) {
                    double gain = histogram.gain(m, bin);
                    if (gain > best) {
                        best = gain;
                        asked[place] = (short) measures[m];
                        limit[place] = bin;
                    }
                }
            }
        }

        private Trees.Tree tree() {
            double[] slope = new double[INNER + 1];
            double[] weight = new double[INNER + 1];
            for (int i = 0; i < places.length; i++) {
                slope[places[i] - INNER] += drawn[i] ? slopes[i] : 0;
                weight[places[i] - INNER] += drawn[i] ? weights[i] : 0;
            }
            float[] leaves = new float[INNER + 1];
            for (int leaf = 0; leaf < leaves.length; leaf++) {
                leaves[leaf] = (float) (RATE * slope[leaf] / (weight[leaf] + PENALTY));
            }
            for (int i = 0; i < places.length; i++) {
                scores[i][label] += leaves[places[i] - INNER];
            }
            return new Trees.Tree(asked, borders(), leaves);
        }

        private float[] borders() {
            float[] borders = new float[INNER];
            for (int place = 0; place < INNER; place++) {
                borders[place] = limit[place] == BINS ? Float.POSITIVE_INFINITY : limits[asked[place]][limit[place]];
            }
            return borders;
        }
    }

    /** Sums of slopes and weights by measure and bin; a gain needs them from the left, so it is asked in order. */
    private static final class Histogram {

        private final double[][] slopes;
        private final double[][] weights;
        private double slope;
        private double weight;
        private double leftSlope;
        private double leftWeight;

        Histogram(int measures) {
            slopes = new double[measures][BINS];
            weights = new double[measures][BINS];
        }

        void add(byte[] bins, int[] measures, double ofSlope, double ofWeight) {
            slope += ofSlope;
            weight += ofWeight;
            for (int m = 0; m < measures.length; m++) {
                slopes[m][bins[measures[m]]] += ofSlope;
                weights[m][bins[measures[m]]] += ofWeight;
            }
        }

        /** What is gained by a cut behind this bin; to be asked for each bin of a measure, from the first on. */
        double gain(int measure, int bin) {
            leftSlope = (bin == 0 ? 0 : leftSlope) + slopes[measure][bin];
            leftWeight = (bin == 0 ? 0 : leftWeight) + weights[measure][bin];
            if (leftWeight < LIGHTEST || weight - leftWeight < LIGHTEST) {
                return 0;
            }
            return worth(leftSlope, leftWeight) + worth(slope - leftSlope, weight - leftWeight) - worth(slope, weight);
        }

        private static double worth(double slope, double weight) {
            return slope * slope / (weight + PENALTY);
        }
    }
}
