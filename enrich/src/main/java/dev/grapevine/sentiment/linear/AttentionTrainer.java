package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.encoder.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Learns an {@link AttentionModel}: Adam with decoupled decay of the weights (Loshchilov and Hutter 2019), its steps ever
 * smaller, and dropout (Srivastava et al. 2014). Random in the same way each time, so that the same samples give the same
 * bits.
 */
final class AttentionTrainer {

    private static final int EPOCHS = 3;
    private static final int BATCH = 64;
    private static final double STEP = 1e-3;
    private static final float DECAY = 0.02f;
    private static final float DROPPED = 0.3f;
    private static final float MOMENTUM = 0.9f;
    private static final float SQUARES = 0.999f;
    private static final int LOOKERS = 3;

    private final Random random;
    private final List<Looked> samples;
    private final Scaling scaling;
    private final AttentionWeights weights;
    private final AttentionWeights means;
    private final AttentionWeights squares;
    private int steps;

    /** A stretch of a text, what domains the text is of, how it feels towards the stretch and how much it counts. */
    record Looked(Passage passage, double[] domains, int label, double weight) {}

    private AttentionTrainer(List<Looked> samples, Scaling scaling, long seed) {
        this.samples = samples;
        this.scaling = scaling;
        this.random = new Random(seed);
        this.weights = AttentionWeights.random(scaling.dimensions(), random);
        this.means = AttentionWeights.zero(scaling.dimensions());
        this.squares = AttentionWeights.zero(scaling.dimensions());
    }

    static AttentionModel train(List<Looked> samples) {
        Scaling scaling = Scaling.of(samples.stream().map(Looked::passage).toList());
        List<AttentionWeights> lookers = new ArrayList<>();
        for (int seed = 1; seed <= LOOKERS; seed++) {
            AttentionTrainer trainer = new AttentionTrainer(samples, scaling, seed);
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                trainer.epoch();
            }
            lookers.add(trainer.weights);
        }
        return new AttentionModel(scaling, lookers);
    }

    private void epoch() {
        List<Looked> order = new ArrayList<>(samples);
        Collections.shuffle(order, random);
        for (int i = 0; i < order.size(); i += BATCH) {
            step(order.subList(i, Math.min(order.size(), i + BATCH)));
        }
    }

    private void step(List<Looked> batch) {
        AttentionWeights gradient = AttentionWeights.zero(scaling.dimensions());
        double total = batch.stream().mapToDouble(Looked::weight).sum();
        for (Looked sample : batch) {
            new Attention(weights, scaling.scaled(sample.passage()), sample.domains(), kept())
                    .learn(sample.label(), sample.weight() / total, gradient);
        }
        int last = EPOCHS * ((samples.size() + BATCH - 1) / BATCH) + 1;
        steps++;
        for (int i = 0; i < gradient.blocks().length; i++) {
            move(i, gradient.blocks()[i], (float) (STEP * (1 - (double) steps / last)));
        }
    }

    private float[] kept() {
        float[] kept = new float[Attention.seen(scaling.dimensions())];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = random.nextFloat() < DROPPED ? 0 : 1 / (1 - DROPPED);
        }
        return kept;
    }

    private void move(int block, float[] gradient, float step) {
        float[] weight = weights.blocks()[block];
        float[] mean = means.blocks()[block];
        float[] square = squares.blocks()[block];
        float young = (float) (1 - StrictMath.pow(MOMENTUM, steps));
        float youngSquares = (float) (1 - StrictMath.pow(SQUARES, steps));
        for (int i = 0; i < gradient.length; i++) {
            mean[i] = MOMENTUM * mean[i] + (1 - MOMENTUM) * gradient[i];
            square[i] = SQUARES * square[i] + (1 - SQUARES) * gradient[i] * gradient[i];
            float direction = mean[i] / young / ((float) Math.sqrt(square[i] / youngSquares) + 1e-8f);
            weight[i] -= step * (direction + DECAY * weight[i]);
        }
    }
}
