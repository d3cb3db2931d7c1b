package dev.grapevine.sentiment.linear;

import java.util.Arrays;

/**
 * What a text looks like to a linear model.
 *
 * @param keys distinct for signs; a key may stand several times among measured values, which then add up
 * @param values of the same places
 */
record Features(int[] keys, float[] values) {

    private static final long DOMAINS = 100;

    /** More of them leave so many with the same first byte that inserting one among them takes long. */
    private static final int MOST_TO_INSERT = 4_096;

    int size() {
        return keys.length;
    }

    /** These, and each once more as it is in one domain, so that a model may learn what is different there. */
    Features within(int domain) {
        int n = size();
        int[] allKeys = Arrays.copyOf(keys, 2 * n);
        float[] allValues = Arrays.copyOf(values, 2 * n);
        for (int i = 0; i < n; i++) {
            allKeys[n + i] = Hash.key(Hash.pair(DOMAINS + domain, keys[i]));
        }
        System.arraycopy(values, 0, allValues, n, n);
        return new Features(allKeys, allValues);
    }

    /** Collects features in any order; a sign that is seen twice is there once. */
    static final class Builder {

        private int[] signs = new int[256];
        private int signCount;
        private int[] measures = new int[64];
        private float[] values = new float[64];
        private int measureCount;

        /** Something that is there or not. */
        void sign(long hash) {
            if (signCount == signs.length) {
                signs = Arrays.copyOf(signs, 2 * signCount);
            }
            signs[signCount++] = Hash.key(hash);
        }

        /** Something that has a size. */
        void measure(long hash, double value) {
            if (measureCount == measures.length) {
                measures = Arrays.copyOf(measures, 2 * measureCount);
                values = Arrays.copyOf(values, 2 * measureCount);
            }
            measures[measureCount] = Hash.key(hash);
            values[measureCount++] = (float) value;
        }

        /**
         * Each sign weighs {@code weight} divided by the fourth root of their number: between presence, which drowns
         * short texts in long ones, and unit length, which loses the strength of many signs.
         */
        Features build(double weight) {
            int distinct = sortDistinct();
            int[] keys = Arrays.copyOf(signs, distinct + measureCount);
            float[] all = new float[distinct + measureCount];
            Arrays.fill(all, 0, distinct, (float) (weight / Math.sqrt(Math.sqrt(Math.max(distinct, 8)))));
            System.arraycopy(measures, 0, keys, distinct, measureCount);
            System.arraycopy(values, 0, all, distinct, measureCount);
            return new Features(keys, all);
        }

        private int sortDistinct() {
            if (signCount <= MOST_TO_INSERT) {
                sort();
            } else {
                Arrays.sort(signs, 0, signCount);
            }
            int distinct = 0;
            for (int i = 0; i < signCount; i++) {
                if (i == 0 || signs[i] != signs[i - 1]) {
                    signs[distinct++] = signs[i];
                }
            }
            return distinct;
        }

        /** Hashes are spread evenly, so that after one look at their first byte next to nothing is left to be sorted. */
        private void sort() {
            int[] ends = new int[1 << Byte.SIZE];
            for (int i = 0; i < signCount; i++) {
                ends[bucket(signs[i])]++;
            }
            for (int b = 1; b < ends.length; b++) {
                ends[b] += ends[b - 1];
            }
            int[] sorted = new int[signs.length];
            for (int i = 0; i < signCount; i++) {
                sorted[--ends[bucket(signs[i])]] = signs[i];
            }
            insert(sorted, signCount);
            signs = sorted;
        }

        /** Sorts by insertion, because what is out of order is near its place. */
        private static void insert(int[] sorted, int count) {
            for (int i = 1; i < count; i++) {
                int key = sorted[i];
                int at = i;
                while (at > 0 && sorted[at - 1] > key) {
                    sorted[at] = sorted[at - 1];
                    at--;
                }
                sorted[at] = key;
            }
        }

        private static int bucket(int key) {
            return (key >> (Integer.SIZE - Byte.SIZE)) - Byte.MIN_VALUE;
        }
    }
}
