package dev.grapevine.sentiment.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.grapevine.sentiment.linear.LinearAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EvaluateTest {

    @Test
    void whatIsNotScoredCountsAsWrong() throws Exception {
        Evaluation evaluation = evaluate("pos\tWhat a great day\nneg\thorrible, I hate it\nneg\t@user http\n");

        assertThat(evaluation.count()).isEqualTo(3);
        assertThat(evaluation.unscored()).isEqualTo(1);
        assertThat(evaluation.accuracy()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(evaluation.textsPerSecond()).isCloseTo(3, within(1e-9));
    }

    @Test
    void targetsAreMeasuredBySentimentTowardsThem() throws Exception {
        Evaluation evaluation = evaluate(
                "crew\tpos\tThe crew was fantastic, the food was horrible.\t4\nfood\tneg\tThe crew was fantastic, the food was horrible.\t28\n");

        assertThat(evaluation.accuracy()).isEqualTo(1);
    }

    @Test
    void everyLineThatCannotBeReadIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluate("good\tWhat a great day\npos\tfine\nwhat\ncrew\tpos\tThe crew\tfour\n"))
                .withMessageContaining("line 1: expected neg, neu or pos, found: good")
                .withMessageContaining("line 3: expected label<TAB>text")
                .withMessageContaining("line 4: expected the target's offset in the text, found: four");
    }

    @Test
    void theTableNamesFileAndFigures() throws Exception {
        Evaluation evaluation = evaluate("pos\tWhat a great day\n");

        assertThat(EvaluationTable.row("a.tsv", evaluation))
                .startsWith("a.tsv ")
                .contains(" 1.000");
        assertThat(EvaluationTable.confusion("a.tsv", evaluation).lines())
                .anyMatch(line -> line.matches(" *pos +0 +0 +1 +0"));
    }

    private static Evaluation evaluate(String lines) throws IOException {
        AtomicLong clock = new AtomicLong();
        return Evaluate.run(
                LinearAnalyzer.shared(),
                "en",
                new BufferedReader(new StringReader(lines)),
                () -> clock.getAndAdd(1_000_000_000),
                done -> {});
    }
}
