package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A sentence that is hard for machines, as it stands in hard-sentences.txt.
 *
 * @param right the right label
 * @param target whom it is towards; "-" for the sentence as a whole
 */
record HardSentence(String line, String right, String target, String text) {

    static List<HardSentence> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(HardSentence.class.getResourceAsStream("hard-sentences.txt"))) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.filter(line -> !line.startsWith("# "))
                    .map(HardSentence::of)
                    .toList();
        }
    }

    private static HardSentence of(String line) {
        String[] columns = line.split("\\|", -1);
        return new HardSentence(line, columns[0], columns[2], columns[3]);
    }

    /** The label that an engine gives, or why it gives none. */
    String said(SentimentAnalyzer engine) {
        List<Target> targets = target.equals("-") ? List.of() : List.of(span());
        Scored scored = engine.score(text, "en", targets);
        Sentiment sentiment =
                targets.isEmpty() ? scored.whole() : scored.targets().get(0);
        return sentiment.label() == null
                ? "" + sentiment.unscored()
                : sentiment.label().word();
    }

    private Target span() {
        return new Target(target, text.indexOf(target), text.indexOf(target) + target.length());
    }
}
