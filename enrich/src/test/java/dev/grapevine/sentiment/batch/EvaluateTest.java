package dev.grapevine.sentiment.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.grapevine.sentiment.linear.LinearAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EvaluateTest {

    @Test
    void measuresTextsAndTargets() throws Exception {
        String summary = evaluate("pos\tWhat a great day\nneg\thorrible, I hate it\nneg\t@user http\n");

        assertThat(summary).contains("2 texts  accuracy 1.000").contains("unscored 1  3 texts per CPU-second");
        assertThat(evaluate("crew\tpos\tThe crew was fantastic\t4\n")).contains("1 texts  accuracy 1.000");
    }

    @Test
    void aLineWithoutALabelIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluate("good\tWhat a great day\n"))
                .withMessageContaining("neg, neu or pos, found: good");
    }

    private static String evaluate(String lines) throws IOException {
        StringBuilder out = new StringBuilder();
        AtomicLong clock = new AtomicLong();
        Evaluate.run(
                LinearAnalyzer.shared(),
                "en",
                new BufferedReader(new StringReader(lines)),
                out,
                () -> clock.getAndAdd(1_000_000_000));
        return out.toString();
    }
}
