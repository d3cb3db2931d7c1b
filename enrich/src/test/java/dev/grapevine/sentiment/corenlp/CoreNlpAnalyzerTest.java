package dev.grapevine.sentiment.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer.Scored;
import dev.grapevine.sentiment.SentimentAnalyzer.Target;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreNlpAnalyzerTest {

    /** On a busy machine the first text may take long. */
    private final CoreNlpAnalyzer engine = CoreNlpAnalyzer.shared().within(Duration.ofMinutes(5), 4_000);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What a wonderful hotel, I loved every minute. | POSITIVE",
                "The worst support I have ever had, they ruined my day. | NEGATIVE",
                "It is not good at all. | NEGATIVE",
            })
    void readsPlainOpinions(String text, Label label) {
        Sentiment whole = whole(text, "en");

        assertThat(whole.label()).isEqualTo(label);
        assertThat(whole.negative() + whole.neutral() + whole.positive()).isEqualTo(1);
        assertThat(whole.engine()).isEqualTo(engine.engine());
    }

    @Test
    void opinionsTowardsTwoBrandsInTwoClausesDiffer() {
        String text = "Zephyr Air is a terrible airline, but Lumo Jet was absolutely wonderful.";

        Scored scored = engine.score(text, "en", List.of(target(text, "Zephyr Air"), target(text, "Lumo Jet")));

        assertThat(scored.targets()).extracting(Sentiment::label).containsExactly(Label.NEGATIVE, Label.POSITIVE);
    }

    @Test
    void unknownLanguageIsTriedAsEnglish() {
        assertThat(whole("I love it.", "und").label()).isEqualTo(Label.POSITIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "pt-BR", "ja"})
    void otherLanguagesAreNotGuessed(String language) {
        assertThat(whole("I love it.", language).unscored()).isEqualTo("language");
    }

    @Test
    void blankTextIsEmpty() {
        assertThat(whole(" \n\t", "en").unscored()).isEqualTo("empty");
    }

    @Test
    void tooLongATextSaysSoForItsTargetsToo() {
        Scored scored = engine.score("good ".repeat(2_000), "en", List.of(new Target("good", 0, 4)));

        assertThat(scored.whole().unscored()).isEqualTo("length");
        assertThat(scored.targets())
                .singleElement()
                .extracting(Sentiment::unscored)
                .isEqualTo("length");
    }

    @Test
    void aSentenceTooLongToParseIsNotScored() {
        assertThat(whole("good and ".repeat(200), "en").unscored()).isEqualTo("length");
    }

    @Test
    void whatTakesTooLongIsATimeout() {
        CoreNlpAnalyzer hasty = engine.within(Duration.ofNanos(1), 4_000);

        assertThat(hasty.score("The staff was kind.", "en", List.of()).whole().unscored())
                .isEqualTo("timeout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D",
                "\u0000\u0007\uFFFF",
                "((((((((((((((((((((((((((((((((((((((((",
                "😀😀😀 👩‍👩‍👧‍👦 🏳️‍🌈",
                "http://example.org/%%% @@@ ### &amp;&lt;",
                "\u202Eevil\u202C الله",
            })
    void oddTextsNeverThrow(String text) {
        assertThat(engine.score(text, "en", List.of(new Target("x", 0, 1))).targets())
                .hasSize(1);
    }

    @Test
    void manyThreadsGetTheSameAnswers() {
        String text = "The food was great but the waiter was rude.";
        Sentiment alone = whole(text, "en");

        assertThat(IntStream.range(0, 40).parallel().mapToObj(i -> whole(text, "en")))
                .containsOnly(alone);
    }

    private Sentiment whole(String text, String language) {
        return engine.score(text, language, List.of()).whole();
    }

    private static Target target(String text, String name) {
        return new Target(name, text.indexOf(name), text.indexOf(name) + name.length());
    }
}
