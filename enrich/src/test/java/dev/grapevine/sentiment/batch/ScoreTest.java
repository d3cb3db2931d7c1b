package dev.grapevine.sentiment.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import dev.grapevine.sentiment.linear.LinearAnalyzer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

    @Test
    void answersALineForALine() throws Exception {
        List<String> answers = score("""
                {"text":"I love Zephyr Air","targets":[{"name":"Zephyr Air","start":7,"end":17}]}
                {"text":""}
                not json
                """);

        JsonNode loved = Json.json().readTree(answers.get(0));
        assertThat(loved.get("label").asText()).isEqualTo("positive");
        assertThat(loved.get("p").get("pos").asDouble()).isGreaterThan(0.5);
        assertThat(loved.get("targets").get(0).get("name").asText()).isEqualTo("Zephyr Air");
        assertThat(loved.get("targets").get(0).get("label").asText()).isEqualTo("positive");
        assertThat(answers.get(1)).contains("\"unscored\":\"empty\"").doesNotContain("\"p\"");
        assertThat(answers.get(2)).startsWith("{\"error\":");
    }

    @Test
    void aTargetWithoutAPlaceIsLookedForByItsName() throws Exception {
        String text = "The crew was horrible and rude. Zephyr Air was great, I love it";

        JsonNode answer = Json.json()
                .readTree(score("{'text':'%s','targets':[{'name':'zephyr air'},{'name':'crew','start':5,'end':9}]}"
                                .formatted(text)
                                .replace('\'', '"'))
                        .get(0));

        assertThat(answer.get("targets"))
                .extracting(target -> target.get("label").asText())
                .containsExactly("positive", "negative");
    }

    @Test
    void aTargetThatIsNotThereIsAnError() {
        assertThat(score("{\"text\":\"fine\",\"targets\":[{\"name\":\"crew\"}]}"))
                .containsExactly("{\"error\":\"target crew is not in the text, nor are its start and end\"}");
        assertThat(score("{\"text\":\"fine\",\"targets\":[{\"start\":2,\"end\":9}]}")
                        .get(0))
                .startsWith("{\"error\":");
    }

    @Test
    void detailsHoldTheLanguageAndEachSentence() throws Exception {
        JsonNode answer = Json.json()
                .readTree(new Score(LinearAnalyzer.shared(), true)
                        .answer("{\"text\":\"I love the seats. The food was horrible!\"}"));

        assertThat(answer.at("/language/code").asText()).isEqualTo("en");
        assertThat(answer.at("/language/p").asDouble()).isGreaterThan(0.8);
        assertThat(answer.get("sentences"))
                .extracting(sentence -> sentence.get("label").asText())
                .containsExactly("positive", "negative");
        assertThat(answer.at("/sentences/1/start").asInt()).isEqualTo(18);
    }

    @Test
    void detailsHoldAnEmotionOnlyWhereItIsSure() throws Exception {
        Score score = new Score(LinearAnalyzer.shared(), true);

        assertThat(
                        score.answer(
                                "{\"text\":\"I am so angry and furious, what an awful outrage, I rage at this terrible staff!\"}"))
                .contains("\"emotion\":\"anger\"");
        assertThat(score.answer("{\"text\":\"The board meets on Thursday to discuss the merger.\"}"))
                .doesNotContain("emotion");
        assertThat(score(
                                "{\"text\":\"I am so angry and furious, what an awful outrage, I rage at this terrible staff!\"}")
                        .get(0))
                .doesNotContain("emotion");
    }

    private static List<String> score(String lines) {
        Score score = new Score(LinearAnalyzer.shared());
        List<String> answers = lines.lines().map(score::answer).toList();
        assertThat(score.failures()).isEqualTo((int) answers.stream()
                .filter(answer -> answer.startsWith("{\"error\":"))
                .count());
        return answers;
    }
}
