package dev.grapevine.sentiment.linear;

import java.util.Arrays;
import java.util.List;

/** Learns a {@link LinearModel}: weighted multinomial logistic regression with an L2 penalty. */
final class SoftmaxTrainer {

    private static final int ITERATIONS = 80;

    private final int classes;
    private final double penalty;
    private final List<Sample> samples;
    private final int[] keys;
    private final int[][] places;

    private SoftmaxTrainer(List<Sample> samples, int classes, int rarest, double penalty) {
        this.classes = classes;
        this.penalty = penalty;
        this.samples = samples;
        this.keys = frequentKeys(samples, rarest);
        this.places = places();
    }

    /**
     * @param rarest features in fewer samples are left out
     * @param penalty the greater, the smaller the weights
     */
    static LinearModel train(List<Sample> samples, int classes, int rarest, double penalty) {
        SoftmaxTrainer trainer = new SoftmaxTrainer(samples, classes, rarest, penalty);
        double[] weights = Lbfgs.minimize(trainer::lossAndGradient, trainer.keys.length * classes, ITERATIONS);
        return trainer.model(weights);
    }

    private static int[] frequentKeys(List<Sample> samples, int rarest) {
        int total =
                samples.stream().mapToInt(sample -> sample.features().size()).sum();
        int[] all = new int[total];
        int n = 0;
        for (Sample sample : samples) {
            System.arraycopy(
                    sample.features().keys(), 0, all, n, sample.features().size());
            n += sample.features().size();
        }
        Arrays.sort(all);
        int kept = 0;
        for (int from = 0, to = 0; from < total; from = to) {
            while (to < total && all[to] == all[from]) {
                to++;
            }
            if (to - from >= rarest) {
                all[kept++] = all[from];
            }
        }
        return Arrays.copyOf(all, kept);
    }

    /** Where each feature of each sample stands among the keys; -1 for those left out. */
    private int[][] places() {
        KeyTable table = new KeyTable(keys);
        return samples.stream()
                .map(sample -> Arrays.stream(sample.features().keys())
                        .map(table::place)
                        .toArray())
                .toArray(int[][]::new);
    }

    private double lossAndGradient(double[] weights, double[] gradient) {
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += 0.5 * penalty * weights[i] * weights[i];
            gradient[i] = penalty * weights[i];
        }
        for (int i = 0; i < samples.size(); i++) {
            loss += addSample(samples.get(i), places[i], weights, gradient);
        }
        return loss;
    }

    private double addSample(Sample sample, int[] at, double[] weights, double[] gradient) {
        float[] values = sample.features().values();
        double[] scores = new double[classes];
        for (int j = 0; j < at.length; j++) {
            for (int c = 0; c < classes && at[j] >= 0; c++) {
                scores[c] += values[j] * weights[at[j] * classes + c];
            }
        }
        Softmax.normalize(scores);
        double loss = -sample.weight() * Math.log(Math.max(1e-12, scores[sample.label()]));
        scores[sample.label()] -= 1;
        for (int j = 0; j < at.length; j++) {
            for (int c = 0; c < classes && at[j] >= 0; c++) {
                gradient[at[j] * classes + c] += sample.weight() * values[j] * scores[c];
            }
        }
        return loss;
    }

    /** Leaves out what would be 0 on disk. */
    private LinearModel model(double[] weights) {
        float[] small = new float[weights.length];
        float max = 0;
        for (int i = 0; i < weights.length; i++) {
            small[i] = (float) weights[i];
            max = Math.max(max, Math.abs(small[i]));
        }
        int kept = 0;
        for (int i = 0; i < keys.length; i++) {
            if (isHeavy(small, i, max)) {
                keys[kept] = keys[i];
                System.arraycopy(small, i * classes, small, kept++ * classes, classes);
            }
        }
        return new LinearModel(classes, Arrays.copyOf(keys, kept), Arrays.copyOf(small, kept * classes));
    }

    private boolean isHeavy(float[] weights, int place, float max) {
        for (int c = 0; c < classes; c++) {
            if (Quantized.quantum(weights[place * classes + c], max) != 0) {
                return true;
            }
        }
        return false;
    }
}
