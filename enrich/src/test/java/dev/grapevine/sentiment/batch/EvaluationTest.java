package dev.grapevine.sentiment.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void countsWhatWasSaid() {
        Evaluation evaluation = new Evaluation();
        evaluation.add(0, said(0.8, 0.1, 0.1));
        evaluation.add(0, said(0.2, 0.7, 0.1));
        evaluation.add(1, said(0.1, 0.6, 0.3));
        evaluation.add(2, said(0.1, 0.1, 0.8));

        assertThat(evaluation.count()).isEqualTo(4);
        assertThat(evaluation.accuracy()).isEqualTo(0.75);
        assertThat(evaluation.macroRecall()).isCloseTo((0.5 + 1 + 1) / 3, within(1e-9));
        assertThat(evaluation.macroF1()).isCloseTo((2.0 / 3 + 2.0 / 3 + 1) / 3, within(1e-9));
        assertThat(evaluation.binaryAccuracy()).isEqualTo(1);
    }

    @Test
    void confidenceThatIsRightAsOftenAsItSaysIsCalibrated() {
        Evaluation evaluation = new Evaluation();
        for (int i = 0; i < 4; i++) {
            evaluation.add(i == 0 ? 0 : 2, said(0.15, 0.1, 0.75));
        }

        assertThat(evaluation.calibrationError()).isCloseTo(0, within(1e-9));
    }

    private static Sentiment said(double negative, double neutral, double positive) {
        return Sentiment.of(Label.of(negative, neutral, positive), negative, neutral, positive, "test/1");
    }
}
