package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.grapevine.sentiment.linear.TreeTrainer.Measured;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreesTest {

    @Test
    void learnWhatNoLineCanSeparate() {
        Trees trees = TreeTrainer.train(samples(), 2, 60);

        for (float first : new float[] {0.1f, 0.5f, 0.9f}) {
            float[] values = {first, 0.5f, 0.5f};
            assertThat(Softmax.best(trees.probabilities(values))).isEqualTo(label(values));
        }
    }

    @Test
    void theSameSamplesGiveTheSameBytesAndSurviveTheDisk() throws IOException {
        Trees trees = TreeTrainer.train(samples(), 2, 5);
        byte[] bytes = bytes(trees);

        assertThat(bytes(TreeTrainer.train(samples(), 2, 5))).isEqualTo(bytes);
        float[] some = {0.3f, 0.9f, 0.5f};
        assertThat(Trees.read(new ByteArrayInputStream(bytes)).probabilities(some))
                .isEqualTo(trees.probabilities(some));
    }

    @Test
    void otherMeasuresThanTheyLearnedFromAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreeTrainer.train(samples(), 2, 1).probabilities(new float[] {1}))
                .withMessage("1 measures, expected 3");
    }

    /** Whether the first lies in the middle; the others are noise. */
    private static List<Measured> samples() {
        Random random = new Random(1);
        List<Measured> samples = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            float[] values = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            samples.add(new Measured(values, label(values), 1));
        }
        return samples;
    }

    private static int label(float[] values) {
        return Math.abs(values[0] - 0.5) < 0.2 ? 1 : 0;
    }

    private static byte[] bytes(Trees trees) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trees.write(out);
        return out.toByteArray();
    }
}
