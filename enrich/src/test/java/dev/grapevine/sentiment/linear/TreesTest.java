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

        for (float[] corner : new float[][] {{0.2f, 0.2f, 0}, {0.8f, 0.2f, 0}, {0.2f, 0.8f, 0}, {0.8f, 0.8f, 0}}) {
            assertThat(Softmax.best(trees.probabilities(corner))).isEqualTo(differ(corner));
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

    /** Whether the first two lie on different sides of the middle; the third is noise. */
    private static List<Measured> samples() {
        Random random = new Random(1);
        List<Measured> samples = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            float[] values = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
            samples.add(new Measured(values, differ(values), 1));
        }
        return samples;
    }

    private static int differ(float[] values) {
        return values[0] > 0.5 == values[1] > 0.5 ? 0 : 1;
    }

    private static byte[] bytes(Trees trees) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        trees.write(out);
        return out.toByteArray();
    }
}
