package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void parseAnswersEveryLineInOrder() throws IOException {
        Path feed = write("feed.xml", "<rss><channel><title>T</title><item><title>One</title></item></channel></rss>");
        Path page = write("page.html", """
                <script type='application/ld+json'>{"@type":"Product","aggregateRating":{"ratingValue":4.5,"ratingCount":2}}
                </script>""");
        String input = line("feed", feed) + "not json\n" + line("page", page) + line("telegram", page)
                + line("feed", page) + line("feed", directory.resolve("missing"));

        int status = run(new ParseCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))), "--batch");

        assertThat(status).isZero();
        List<JsonNode> answers = answers();
        assertThat(answers).hasSize(6);
        assertThat(answers.get(0).path("feed").path("title").asText()).isEqualTo("T");
        assertThat(answers.get(0).path("mentions").path(0).path("title").asText())
                .isEqualTo("One");
        assertThat(answers.get(0).path("error").isNull()).isTrue();
        assertThat(answers.get(1).path("error").asText()).contains("JSON");
        assertThat(answers.get(2).path("aggregate").toString()).isEqualTo("{\"value\":4.5,\"count\":2}");
        assertThat(answers.get(3).path("error").asText()).contains("feed, page, article, appstore, mastodon");
        assertThat(answers.get(4).path("error").asText()).contains("not a feed");
        assertThat(answers.get(5).path("error").asText()).contains("cannot be read");
    }

    @Test
    void robotsAnswersEveryLine() throws IOException {
        String input = """
                {"robots":"user-agent: a\\ndisallow: /x","agent":"A","url":"http://h.example/x"}
                {"robots":"user-agent: a\\ndisallow: /x","agent":"b","url":"http://h.example/x"}
                """;

        run(new RobotsCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))));

        assertThat(answers())
                .extracting(answer -> answer.path("allowed").asBoolean())
                .containsExactly(false, true);
    }

    @Test
    void checkShowsWhatEachSourceWouldBring() throws IOException {
        write(
                "good.jsonl",
                "{\"id\":\"1\",\"published\":\"2026-03-02T09:15:00Z\",\"text\":\"It\\u001b[31m leaks.\"}\n{\n");
        write("sources.yml", """
                sources:
                  - {name: good, type: jsonl, path: good.jsonl}
                  - {name: missing, type: jsonl, path: missing.jsonl}
                """);

        int status = run(new IngestCheckCommand(), "--config", directory.toString());

        assertThat(status).isEqualTo(1);
        assertThat(out.toString())
                .contains("good (jsonl): works, 1 mentions, 1 unreadable")
                .contains("2026-03-02T09:15:00Z  It[31m leaks.")
                .contains("unreadable, line 2: NOT_JSON")
                .contains("missing (jsonl): does not work");
    }

    @Test
    void checkAnswersInJsonLines() throws IOException {
        write("good.jsonl", "{\"id\":\"1\",\"published\":\"2026-03-02T09:15:00Z\",\"text\":\"It leaks.\"}\n");
        write("sources.yml", "sources:\n  - {name: good, type: jsonl, path: good.jsonl}\n");

        assertThat(run(new IngestCheckCommand(), "--json", "--config", directory.toString(), "good"))
                .isZero();
        assertThat(answers().get(0).path("mentions").asInt()).isEqualTo(1);
    }

    @Test
    void wrongConfigurationIsSaidInFull() throws IOException {
        write("sources.yml", "sources:\n  - {name: a}\n  - {type: feed}\n");

        assertThat(run(new IngestCheckCommand(), "--config", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(3);
        assertThat(run(new IngestRunCommand(), "--config", directory.toString()))
                .isEqualTo(2);
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<JsonNode> answers() {
        return out.toString().lines().map(CommandsTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return Json.json().readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private String line(String type, Path file) {
        return Json.json()
                        .createObjectNode()
                        .put("type", type)
                        .put("file", file.toString())
                        .put("url", "https://news.example/")
                        .toString()
                + "\n";
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
