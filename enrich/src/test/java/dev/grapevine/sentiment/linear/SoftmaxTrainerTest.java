package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxTrainerTest {

    @Test
    void learnsWhichSignStandsForWhichClass() {
        LinearModel model = SoftmaxTrainer.train(samples(), 3, 1, 0.1);

        for (int c = 0; c < 3; c++) {
            assertThat(Softmax.best(model.probabilities(sign(c)))).isEqualTo(c);
        }
    }

    @Test
    void theSameSamplesGiveTheSameBytes() throws Exception {
        assertThat(bytes(SoftmaxTrainer.train(samples(), 3, 1, 0.1)))
                .isEqualTo(bytes(SoftmaxTrainer.train(samples(), 3, 1, 0.1)));
    }

    @Test
    void aModelSurvivesTheDisk() throws Exception {
        LinearModel model = SoftmaxTrainer.train(samples(), 3, 1, 0.1);

        LinearModel read = LinearModel.read(new ByteArrayInputStream(bytes(model)));

        for (int i = 0; i < 3; i++) {
            double expected = model.probabilities(sign(1))[i];
            assertThat(read.probabilities(sign(1))[i]).isBetween(expected - 0.02, expected + 0.02);
        }
    }

    /** Those of the encoder's vectors are numbered from 0. */
    @Test
    void theFirstDimensionCountsToo() {
        LinearModel model = new LinearModel(2, new int[] {0, 1}, new float[] {3, 0, 0, 1});

        assertThat(model.scores(new Features(new int[] {0, 1}, new float[] {2, 5})))
                .containsExactly(6, 5);
        assertThat(model.scores(new Features(new int[] {8}, new float[] {1}))).containsExactly(0, 0);
    }

    @Test
    void rareSignsAreLeftOut() {
        assertThat(SoftmaxTrainer.train(samples(), 3, 10_000, 0.1).size()).isZero();
    }

    /** Signs 0 to 2 stand for their class in 9 of 10 samples; sign 3 is noise. */
    private static List<Sample> samples() {
        Random random = new Random(1);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int label = random.nextInt(10) == 0 ? random.nextInt(3) : i % 3;
            samples.add(new Sample(sign(i % 3, random.nextBoolean() ? 3 : i % 3), label, 1));
        }
        return samples;
    }

    private static Features sign(int... signs) {
        Features.Builder features = new Features.Builder();
        for (int sign : signs) {
            features.sign(sign + 1);
        }
        return features.build(1);
    }

    private static byte[] bytes(LinearModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }
}
