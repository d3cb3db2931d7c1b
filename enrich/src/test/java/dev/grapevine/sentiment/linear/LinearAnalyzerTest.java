package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearAnalyzerTest {

    private final LinearAnalyzer engine = LinearAnalyzer.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I love this phone, best one I ever had! | POSITIVE",
                "Worst airline ever, they lost my bag and nobody answers. | NEGATIVE",
                "The meeting starts at 9 on Monday. | NEUTRAL",
                "sooooo happy :) | POSITIVE",
                "I hate this 😡😡 | NEGATIVE",
                "not good | NEGATIVE",
                "Ich liebe dieses Lied, so schön! | POSITIVE",
                "Je déteste ce film, quelle honte, c'est nul. | NEGATIVE",
                "Me encanta, feliz y contento, muchas gracias! | POSITIVE",
                "Che schifo, che vergogna, mi fa schifo. | NEGATIVE",
            })
    void readsPlainOpinionsAndFindsTheLanguageItself(String text, Label label) {
        assertThat(whole(text, "und").label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "nl", "ar"})
    void languagesWithoutAModelAreNotScored(String language) {
        assertThat(whole("I love it", language).unscored()).isEqualTo("language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"これは素晴らしい", "Это просто ужасно", "Ik vind het niet goed dat zij er niet zijn"})
    void textInALanguageWithoutAModelIsNotGuessed(String text) {
        assertThat(whole(text, "und").unscored()).isEqualTo("language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "@somebody http://example.org", "- -"})
    void whatSaysNothingIsEmpty(String text) {
        assertThat(whole(text, "und").unscored()).isEqualTo("empty");
    }

    @Test
    void hugeTextsAreRefusedAndLongOnesScored() {
        assertThat(whole("terrible service. ".repeat(20_000), "en").unscored()).isEqualTo("length");
        assertThat(whole("terrible service. ".repeat(5_000), "en").label()).isEqualTo(Label.NEGATIVE);
    }

    @Test
    void opinionsTowardsTwoBrandsInOneSentenceDiffer() {
        String text = "Zephyr Air lost my bag and was horrible, but Lumo Jet was awesome.";

        Scored scored = engine.score(text, "en", List.of(target(text, "Zephyr Air"), target(text, "Lumo Jet")));

        assertThat(scored.targets().get(0).label()).isEqualTo(Label.NEGATIVE);
        assertThat(scored.targets().get(1).score())
                .isGreaterThan(scored.targets().get(0).score() + 0.3);
    }

    @RepeatedTest(100)
    void anyTextIsScoredOrSaysWhyNot(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String text = random.ints(random.nextInt(300), 0, 0x11000)
                .mapToObj(Character::toString)
                .reduce("", String::concat);

        Scored scored = engine.score(text, "en", List.of(new Target("x", -3, 5), new Target("y", 900, 950)));

        assertThat(scored.targets()).hasSize(2);
        Sentiment whole = scored.whole();
        double sum = whole.negative() + whole.neutral() + whole.positive();
        assertThat(sum).isCloseTo(whole.isScored() ? 1 : 0, within(1e-6));
    }

    private Sentiment whole(String text, String language) {
        return engine.score(text, language, List.of()).whole();
    }

    private static Target target(String text, String name) {
        return new Target(name, text.indexOf(name), text.indexOf(name) + name.length());
    }
}
