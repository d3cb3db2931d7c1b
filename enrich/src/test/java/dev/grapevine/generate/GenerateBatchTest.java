package dev.grapevine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.generate.GenerateBatch.Format;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Decoded;
import dev.grapevine.mention.MentionCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GenerateBatchTest {

    private static final int COUNT = 200;
    private static final Set<String> REPLAY_KEYS =
            Set.of("id", "published", "author", "title", "text", "url", "language", "rating");

    @Test
    void mentionsAreAsOnTheWire() throws IOException {
        assertThat(lines(Format.MENTION))
                .hasSize(COUNT)
                .allSatisfy(line -> assertThat(MentionCodec.decode(line.getBytes(StandardCharsets.UTF_8)))
                        .isInstanceOf(Decoded.Good.class));
    }

    @Test
    void replayLinesHaveWhatAReplayReads() throws IOException {
        assertThat(lines(Format.REPLAY)).hasSize(COUNT).allSatisfy(line -> {
            JsonNode fields = tree(line);
            fields.fieldNames().forEachRemaining(name -> assertThat(name).isIn(REPLAY_KEYS));
            assertThat(fields.path("id").asText()).contains("/");
            assertThat(fields.path("published").asText()).startsWith("2026-02-02T");
            assertThat(fields.path("author").asText()).isNotBlank();
            assertThat(fields.path("text").asText()).isNotBlank();
        });
    }

    @Test
    void replayKeepsTheStars() throws IOException {
        assertThat(lines(Format.REPLAY))
                .map(line -> tree(line).path("rating"))
                .filteredOn(rating -> !rating.isMissingNode())
                .isNotEmpty()
                .allSatisfy(rating -> assertThat(rating.asDouble()).isBetween(1.0, 5.0));
    }

    @Test
    void truthStandsBesideTheMention() throws IOException {
        assertThat(lines(Format.TRUTH)).hasSize(COUNT).allSatisfy(line -> {
            JsonNode truth = tree(line).path("truth");
            assertThat(truth.path("story").asText()).hasSize(64);
            assertThat(truth.path("sentiment").isObject()).isTrue();
        });
    }

    private static List<String> lines(Format format) throws IOException {
        StringBuilder out = new StringBuilder();
        GenerateBatch.write(Scenario.demo(), 1, COUNT, format, out);
        return out.toString().lines().toList();
    }

    private static JsonNode tree(String line) {
        try {
            return Json.json().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
