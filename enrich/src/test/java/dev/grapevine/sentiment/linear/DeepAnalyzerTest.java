package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import dev.grapevine.sentiment.syntax.SentenceParser;
import dev.grapevine.sentiment.syntax.SentenceParser.Parsed;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deep path without a parser: when it is asked, and what is said when it has no answer. */
class DeepAnalyzerTest {

    private static final String TWO = "Zephyr Air lost my bag and was horrible, but Lumo Jet was awesome.";
    private static final List<Target> BOTH = List.of(target("Zephyr Air"), target("Lumo Jet"));

    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"length", "timeout", "error"})
    void whatCannotBeParsedKeepsTheFastAnswerAndSaysWhy(String reason) {
        DeepAnalyzer engine = DeepAnalyzer.unhurried(LinearAnalyzer.shared(), refusing(reason));

        Scored scored = engine.score(TWO, "en", BOTH);

        Scored fast = LinearAnalyzer.shared().score(TWO, "en", BOTH);
        assertThat(scored.targets())
                .extracting(Sentiment::label)
                .containsExactlyElementsOf(
                        fast.targets().stream().map(Sentiment::label).toList());
        assertThat(scored.targets()).extracting(Sentiment::engine).containsOnly("linear/2 (" + reason + ")");
        assertThat(scored.whole().engine()).isEqualTo("linear/2");
    }

    @Test
    void aSentenceThatWasNotParsedIsMarkedAsTooLong() {
        DeepAnalyzer engine =
                DeepAnalyzer.unhurried(LinearAnalyzer.shared(), (text, stretches) -> Parsed.of(List.of()));

        assertThat(engine.score(TWO, "en", BOTH).targets())
                .extracting(Sentiment::engine)
                .containsOnly("linear/2 (length)");
    }

    @Test
    void parsingIsLeftOutWhereItDoesNotPay() {
        DeepAnalyzer engine = DeepAnalyzer.unhurried(LinearAnalyzer.shared(), refusing("error"));

        engine.score(TWO, "en", List.of());
        engine.score("Ich finde Zephyr Air schlecht und Lumo Jet gut", "de", BOTH);
        String sure = "I love Zephyr Air, it is the best and most wonderful airline, I am so happy, thank you!";
        engine.score(sure, "en", List.of(new Target("Zephyr Air", 7, 17)));

        assertThat(asked).hasValue(0);
    }

    @Test
    void asItStartsAndPastItsAllowanceASlotAnswersFast() {
        AtomicLong clock = new AtomicLong();
        SentenceParser slow = (text, stretches) -> {
            clock.addAndGet(1_000);
            return refusing("error").parse(text, stretches);
        };
        DeepAnalyzer engine = DeepAnalyzer.hurried(LinearAnalyzer.shared(), slow, clock::get, () -> 0.1, 500);

        assertThat(engine.score(TWO, "en", BOTH).targets().get(0).engine()).isEqualTo("linear/2 (budget)");
        clock.addAndGet(100_000);
        assertThat(engine.score(TWO, "en", BOTH).targets().get(0).engine()).isEqualTo("linear/2 (error)");
        assertThat(engine.score(TWO, "en", BOTH).targets().get(0).engine()).isEqualTo("linear/2 (budget)");
        clock.addAndGet(100_000);
        assertThat(engine.score(TWO, "en", BOTH).targets().get(0).engine()).isEqualTo("linear/2 (error)");
        assertThat(asked).hasValue(2);
    }

    private SentenceParser refusing(String reason) {
        return (text, stretches) -> {
            asked.incrementAndGet();
            return Parsed.refused(reason);
        };
    }

    private static Target target(String name) {
        return new Target(name, TWO.indexOf(name), TWO.indexOf(name) + name.length());
    }
}
