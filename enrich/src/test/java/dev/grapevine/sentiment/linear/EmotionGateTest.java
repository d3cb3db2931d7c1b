package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.sentiment.Emotion;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.encoder.Encoder;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The emotion models on the tweets that they did not learn from; the gates are what was measured, less two standard errors. */
class EmotionGateTest {

    private static final double F1_BY_WORDS = 0.63;
    private static final double F1_BY_MEANING = 0.65;
    private static final double RIGHT_OF_SHOWN = 0.87;

    @BeforeEach
    void needsTheLabelledData() {
        HeldOut.needsTheLabelledData();
    }

    @Test
    void byWords() throws IOException {
        gate("by words", LinearAnalyzer.shared()::emotions, F1_BY_WORDS);
        gateOfShown(LinearAnalyzer.shared());
    }

    @Test
    @Tag("slow")
    void byMeaning() throws IOException {
        MeaningModel meanings = Models.emotionMeaning();
        gate(
                "by meaning",
                text -> Emotions.joint(
                        LinearAnalyzer.shared().emotions(text),
                        meanings.probabilities(
                                Encoder.shared().read(text, List.of()).ofText())),
                F1_BY_MEANING);
        gateOfShown(ContextAnalyzer.unhurried());
    }

    private static void gate(String name, Function<String, double[]> model, double least) throws IOException {
        int[][] confusion = new int[Emotions.CLASSES][Emotions.CLASSES];
        for (Example tweet : tweets()) {
            confusion[tweet.label()][Softmax.best(model.apply(tweet.text()))]++;
        }
        double f1 = macroF1(confusion);
        System.out.printf(Locale.ROOT, "emotion %s: macro-F1 %.3f of %d tweets%n", name, f1, tweets().size());
        assertThat(f1).isGreaterThan(least);
    }

    private static void gateOfShown(SentimentAnalyzer engine) throws IOException {
        int shown = 0;
        int right = 0;
        for (Example tweet : tweets()) {
            Emotion emotion =
                    engine.score(tweet.text(), "en", List.of()).whole().emotion();
            shown += emotion == null ? 0 : 1;
            right += emotion != null && emotion.word().equals(Emotions.NAMES.get(tweet.label())) ? 1 : 0;
        }
        System.out.printf(Locale.ROOT, "%s shows %d, %d of them right%n", engine.engine(), shown, right);
        assertThat((double) right / shown).isGreaterThan(RIGHT_OF_SHOWN);
    }

    private static List<Example> tweets() throws IOException {
        return new EmotionTraining(HeldOut.corpus(), LinearAnalyzer.shared().english()).heldOut();
    }

    private static double macroF1(int[][] confusion) {
        double sum = 0;
        for (int c = 0; c < confusion.length; c++) {
            int truth = 0;
            int said = 0;
            for (int k = 0; k < confusion.length; k++) {
                truth += confusion[c][k];
                said += confusion[k][c];
            }
            sum += 2.0 * confusion[c][c] / (truth + said);
        }
        return sum / confusion.length;
    }
}
