package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ContextAnalyzerTest {

    private final ContextAnalyzer engine = ContextAnalyzer.unhurried();

    @Test
    void eachTargetGetsItsOwnAnswerInItsOrder() {
        String text = "The soup was wonderful, but the waiter was rude and slow.";
        Target soup = new Target("soup", 4, 8);
        Target waiter = new Target("waiter", 32, 38);

        assertThat(labels(engine.score(text, "en", List.of(soup, waiter))))
                .containsExactly(Label.POSITIVE, Label.NEGATIVE);
        assertThat(labels(engine.score(text, "en", List.of(waiter, soup))))
                .containsExactly(Label.NEGATIVE, Label.POSITIVE);
    }

    @Test
    void aTargetFarBehindIsReadInItsOwnSurroundings() {
        String text = "We took the train. ".repeat(200) + "I hate Acme, they cheated us.";
        int at = text.indexOf("Acme");

        Scored scored = engine.score(text, "en", List.of(new Target("Acme", at, at + 4)));

        assertThat(scored.targets().get(0).engine()).isEqualTo("context/2");
        assertThat(labels(scored)).containsExactly(Label.NEGATIVE);
    }

    @Test
    void otherLanguagesAreLeftToTheFastEngine() {
        assertThat(engine.score("Der Service war sehr schlecht.", "de", List.of())
                        .whole()
                        .engine())
                .startsWith("linear/");
        assertThat(engine.score("", "en", List.of()).whole().isScored()).isFalse();
    }

    @Test
    void beyondItsAllowanceTheFastAnswerStands() {
        AtomicLong clock = new AtomicLong();
        ContextAnalyzer hurried = ContextAnalyzer.hurried(() -> clock.getAndAdd(100), () -> 0.2, 50);
        String text = "The waiter was rude.";

        assertThat(hurried.score(text, "en", List.of()).whole().engine()).isEqualTo("context/2");
        assertThat(hurried.score(text, "en", List.of()).whole().engine()).isEqualTo("linear/2 (budget)");
    }

    private static List<Label> labels(Scored scored) {
        return scored.targets().stream()
                .map(sentiment -> Objects.requireNonNull(sentiment.label()))
                .toList();
    }
}
