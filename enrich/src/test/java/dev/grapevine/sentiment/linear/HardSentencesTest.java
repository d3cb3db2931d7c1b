package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A hundred sentences that are hard for machines. hard-sentences.txt holds what is right and what the engine says, so
 * that a new model shows what it gains and what it loses; docs/sentiment.md tells the count.
 */
class HardSentencesTest {

    /** Right answers of the models that ship; a new model may raise it. */
    private static final int RIGHT = 68;

    @Test
    void theFileSaysWhatTheEngineSays() throws Exception {
        List<Row> rows = rows();

        assertThat(rows.stream().map(Row::asSaid))
                .containsExactlyElementsOf(rows.stream().map(Row::line).toList());
        assertThat(rows.stream().filter(Row::isRight)).hasSize(RIGHT);
    }

    private static List<Row> rows() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(HardSentencesTest.class.getResourceAsStream("hard-sentences.txt"))) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.filter(line -> !line.startsWith("# ")).map(Row::of).toList();
        }
    }

    private record Row(String line, String expected, String target, String text) {

        static Row of(String line) {
            String[] columns = line.split("\\|", -1);
            return new Row(line, columns[0], columns[2], columns[3]);
        }

        boolean isRight() {
            return expected.equals(said());
        }

        String asSaid() {
            return String.join("|", expected, said(), target, text);
        }

        private String said() {
            List<Target> targets = target.equals("-") ? List.of() : List.of(span());
            Scored scored = LinearAnalyzer.shared().score(text, "en", targets);
            Sentiment sentiment =
                    targets.isEmpty() ? scored.whole() : scored.targets().get(0);
            Label label = sentiment.label();
            return label == null ? "" + sentiment.unscored() : label.name().toLowerCase(Locale.ROOT);
        }

        private Target span() {
            return new Target(target, text.indexOf(target), text.indexOf(target) + target.length());
        }
    }
}
