package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.grapevine.sentiment.encoder.Passage;
import dev.grapevine.sentiment.linear.AttentionTrainer.Looked;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttentionTest {

    private static final int DIMENSIONS = 8;
    private static final double[] DOMAINS = {0.1, 0.6, 0.1, 0.1, 0.1};

    /** The gradient is what the loss changes by when a weight moves a little (central differences). */
    @Test
    void theGradientIsThatOfTheLoss() {
        Random random = new Random(5);
        AttentionWeights weights = AttentionWeights.random(DIMENSIONS, random);
        for (int i = 0; i < weights.out.length; i++) {
            weights.out[i] = (float) random.nextGaussian();
        }
        Passage passage = passage(random, 1);
        AttentionWeights gradient = AttentionWeights.zero(DIMENSIONS);
        look(weights, passage).learn(2, 1, gradient);

        for (int block = 0; block < weights.blocks().length; block++) {
            int at = steepest(gradient.blocks()[block]);
            assertThat((double) gradient.blocks()[block][at])
                    .as("block " + block)
                    .isNotZero()
                    .isCloseTo(slope(weights, passage, weights.blocks()[block], at), within(2e-3));
        }
    }

    @Test
    void learnsToLookWhereTheStretchStands() {
        AttentionModel model = AttentionTrainer.train(samples(6_000, 1));

        List<Looked> others = samples(300, 2);
        long right = others.stream()
                .filter(each -> Softmax.best(model.probabilities(each.passage(), DOMAINS)) == each.label())
                .count();
        assertThat(right).isGreaterThan(270);
    }

    @Test
    void theSameSamplesGiveTheSameBytesAndSurviveTheDisk() throws IOException {
        AttentionModel model = AttentionTrainer.train(samples(200, 1));
        byte[] bytes = bytes(model);

        assertThat(bytes(AttentionTrainer.train(samples(200, 1)))).isEqualTo(bytes);
        Looked some = samples(1, 3).get(0);
        assertThat(AttentionModel.read(new ByteArrayInputStream(bytes)).probabilities(some.passage(), DOMAINS))
                .containsExactly(model.probabilities(some.passage(), DOMAINS), within(0.02));
    }

    @Test
    void anotherKindOfFileIsRefused() {
        assertThatThrownBy(() -> AttentionModel.read(new ByteArrayInputStream(new byte[40])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("train it again");
    }

    /** Two pieces of a text of nine carry a feeling; that of the one beside the stretch is the right one. */
    private static List<Looked> samples(int count, int seed) {
        Random random = new Random(seed);
        List<Looked> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int near = random.nextInt(3);
            samples.add(new Looked(passage(random, near), DOMAINS, near, 1));
        }
        return samples;
    }

    private static Passage passage(Random random, int near) {
        float[][] vectors = new float[9][DIMENSIONS];
        for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (0.1 * random.nextGaussian());
            }
        }
        boolean first = random.nextBoolean();
        vectors[first ? 2 : 6][near] += 2;
        vectors[first ? 6 : 2][random.nextInt(3)] += 2;
        return new Passage(vectors, first ? 3 : 5, first ? 4 : 6);
    }

    private static Attention look(AttentionWeights weights, Passage passage) {
        float[] all = new float[Attention.seen(DIMENSIONS)];
        Arrays.fill(all, 1);
        return new Attention(weights, passage, DOMAINS, all);
    }

    private static double slope(AttentionWeights weights, Passage passage, float[] block, int at) {
        float before = block[at];
        block[at] = before + 1e-2f;
        double more = -Math.log(look(weights, passage).probabilities()[2]);
        block[at] = before - 1e-2f;
        double less = -Math.log(look(weights, passage).probabilities()[2]);
        block[at] = before;
        return (more - less) / 2e-2;
    }

    private static int steepest(float[] gradient) {
        int steepest = 0;
        for (int i = 0; i < gradient.length; i++) {
            steepest = Math.abs(gradient[i]) > Math.abs(gradient[steepest]) ? i : steepest;
        }
        return steepest;
    }

    private static byte[] bytes(AttentionModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
