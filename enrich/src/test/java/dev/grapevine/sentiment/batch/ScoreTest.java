package dev.grapevine.sentiment.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import dev.grapevine.sentiment.linear.LinearAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
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

    private static List<String> score(String lines) throws IOException {
        StringBuilder out = new StringBuilder();
        Score.run(LinearAnalyzer.shared(), new BufferedReader(new StringReader(lines)), out);
        return out.toString().lines().toList();
    }
}
