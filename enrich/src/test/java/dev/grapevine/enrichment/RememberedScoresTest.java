package dev.grapevine.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedScoresTest {

    private final Counting engine = new Counting();
    private final RememberedScores remembered = new RememberedScores(engine);

    @Test
    void whatWasAnsweredIsNotAskedAgain() {
        SentimentAnalyzer.Scored first = remembered.score("fine", "en", List.of());
        assertThat(remembered.score("fine", "en", List.of())).isEqualTo(first);
        assertThat(engine.asked).isEqualTo(1);
    }

    @Test
    void anotherTextLanguageOrTargetIsAnotherQuestion() {
        remembered.score("fine", "en", List.of());
        remembered.score("fine!", "en", List.of());
        remembered.score("fine", "de", List.of());
        remembered.score("fine", "en", List.of(new Target("acme", 0, 4)));
        remembered.score("fine", "en", List.of(new Target("acme", 0, 3)));
        remembered.score("fine", "en", List.of(new Target("beta", 0, 4)));
        assertThat(engine.asked).isEqualTo(6);
    }

    @Test
    void whatWasSaidInAHurryIsAskedAgain() {
        engine.said = Sentiment.of(Label.NEUTRAL, 0, 1, 0, "linear/2 (budget)");
        remembered.score("fine", "en", List.of());
        remembered.score("fine", "en", List.of());
        engine.said = Sentiment.unscored("timeout", "linear/2");
        remembered.score("fine", "en", List.of());
        remembered.score("fine", "en", List.of());
        assertThat(engine.asked).isEqualTo(4);
    }

    @Test
    void theOldestAnswersAreForgotten() {
        for (int i = 0; i < 10_001; i++) {
            remembered.score("text " + i, "en", List.of());
        }
        remembered.score("text 10000", "en", List.of());
        assertThat(engine.asked).isEqualTo(10_001);
        remembered.score("text 0", "en", List.of());
        assertThat(engine.asked).isEqualTo(10_002);
    }

    private static final class Counting implements SentimentAnalyzer {

        private int asked;
        private Sentiment said = Sentiment.of(Label.NEUTRAL, 0, 1, 0, "counting/1");

        @Override
        public String engine() {
            return "counting/1";
        }

        @Override
        public Scored score(String text, String language, List<Target> targets) {
            asked++;
            return new Scored(said, targets.stream().map(target -> said).toList());
        }
    }
}
