package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import dev.grapevine.sentiment.syntax.Parsers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts and targets that somebody made to break an engine: each is answered, within bounds of time. */
class HostileTextTest {

    private static final String LONG = "The soup was cold and Acme was rude. ".repeat(2_703);
    private static final String SHORT = "The soup was cold and Acme was rude. ".repeat(20);

    private static final ContextAnalyzer CONTEXT = ContextAnalyzer.unhurried();

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void tenThousandTargetsInALongTextAreBoundedWork() {
        Scored scored = CONTEXT.score(LONG, "en", targets(LONG, 10_000));

        assertThat(LONG).hasSizeGreaterThan(100_000);
        assertThat(scored.targets()).hasSize(10_000);
        assertThat(scored.targets().get(0).engine()).isEqualTo("context/2");
        assertThat(scored.targets().get(9_999).unscored()).isEqualTo("length");
    }

    @Test
    void targetsFarApartAreReadAsLongAsThatIsBoundedWork() {
        assertThat(CONTEXT.score(LONG, "en", targets(LONG, 20)).targets())
                .extracting(Sentiment::engine)
                .startsWith("context/2", "context/2")
                .endsWith("linear/2 (length)");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void tenThousandTargetsInAShortTextAreBoundedWork() {
        assertThat(CONTEXT.score(SHORT, "en", targets(SHORT, 10_000)).targets()).hasSize(10_000);
    }

    @Test
    void placesOutsideOfTheTextAreAnswered() {
        List<Target> odd = List.of(
                new Target("before", -30, 5),
                new Target("behind", 90_000, 90_010),
                new Target("backwards", 20, 10),
                new Target("all", 0, Integer.MAX_VALUE),
                new Target("nothing", Integer.MAX_VALUE, Integer.MAX_VALUE));

        for (String text : List.of("rude", SHORT, LONG)) {
            assertThat(CONTEXT.score(text, "en", odd).targets()).hasSize(5).allMatch(Sentiment::isScored);
        }
    }

    @Test
    void halvesOfCharactersAreAnswered() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            String text = "awful \uD83D " + letters(random, 40) + " \uDE00 Acme \uD83D";
            List<Target> halves =
                    List.of(new Target("half", 6, 7), new Target("end", text.length() - 1, text.length()));
            assertThat(CONTEXT.score(text, "en", halves).targets()).hasSize(2);
        }
    }

    @Test
    @Tag("slow")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void theDeepEngineIsBoundedToo() {
        boolean there = Parsers.available().isPresent();
        if (!there) {
            System.out.println("NOT RUN: the deep engine needs CoreNLP, its models and 1.9 GB of heap");
        }
        assumeTrue(there, "a parser");
        SentimentAnalyzer deep =
                DeepAnalyzer.unhurried(CONTEXT, Parsers.available().get().parser(Duration.ofSeconds(10)));

        for (String text :
                List.of(LONG, SHORT, SHORT.repeat(5), "(".repeat(3_000) + "Acme", "a ".repeat(1_900) + "\uD83D")) {
            assertThat(deep.score(text, "en", targets(text, 10_000)).targets()).hasSize(10_000);
        }
    }

    private static List<Target> targets(String text, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (int) ((long) i * (text.length() - 1) / count))
                .map(at -> new Target("t", at, at + 1))
                .toList();
    }

    private static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        random.ints(count, 0xD7F0, 0xE010).forEach(unit -> letters.append((char) unit));
        return letters.toString();
    }
}
