package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.grapevine.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Every recorded answer and event of an API is mapped, or left out for a reason; nothing of it is unreadable. */
class ApiCorpusTest {

    private static final Path CORPORA = Path.of(System.getProperty("grapevine.shared", "missing"), "corpora")
            .toAbsolutePath();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "mastodon, api-mastodon-cassettes/payloads, 200",
        "bluesky, api-bluesky/internal, 1",
        "hackernews, api-hackernews/payloads, 5",
        "reddit, api-reddit/payloads, 2000",
        "youtube, api-youtube/testdata, 10",
        "discourse, api-discourse/payloads, 9"
    })
    void everyAnswerIsMappedOrLeftOutForAReason(String type, String folder, int mentionsAtLeast) throws IOException {
        Tally tally = parsed(type, files(CORPORA.resolve(folder), ".*\\.jsonl?"));

        long items = 0;
        for (Path file : files(CORPORA.resolve(folder), ".*\\.jsonl?")) {
            items += items(type, Files.readString(file));
        }

        System.out.println(type + ": " + items + " items: " + tally);
        assertThat(tally.outcomes()).as("each item leaves a trace").isGreaterThanOrEqualTo(items);
        assertThat(tally.errors).isEmpty();
        assertThat(tally.silent).isEmpty();
        assertThat(tally.dead).isZero();
        assertThat(tally.mentions).isGreaterThanOrEqualTo(mentionsAtLeast);
    }

    @Test
    void everyStreamedEventIsMappedOrLeftOutForAReason() throws IOException {
        List<Path> streams = new ArrayList<>();
        for (Path recording : files(CORPORA.resolve("api-mastodon-cassettes/streaming"), ".*\\.yaml")) {
            JsonNode tree = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(recording));
            for (JsonNode exchange : tree.path("interactions")) {
                String body =
                        exchange.path("response").path("body").path("string").asText();
                if (body.contains("event: ")) {
                    Path stream = directory.resolve(streams.size() + ".sse");
                    streams.add(Files.writeString(stream, body));
                }
            }
        }

        Tally tally = parsed("mastodon", streams);

        System.out.println("mastodon streams: " + tally);
        assertThat(tally.errors).isEmpty();
        assertThat(tally.silent).isEmpty();
        assertThat(tally.mentions).isGreaterThanOrEqualTo(4);
    }

    /** How many items a recording holds, counted apart from the parsers. */
    private static long items(String type, String text) throws IOException {
        if (type.equals("bluesky")) {
            return text.lines().filter(line -> !line.isBlank()).count();
        }
        JsonNode tree = Json.deep().readTree(text);
        JsonNode body = tree.has("body") && tree.has("uri") ? tree.get("body") : tree;
        JsonNode read = body.isTextual() ? Json.deep().readTree(body.textValue()) : body;
        if (type.equals("reddit")) {
            return things(read);
        }
        for (String list : List.of("hits", "items", "latest_posts", "/post_stream/posts", "/topic_list/topics")) {
            JsonNode at = list.startsWith("/") ? read.at(list) : read.path(list);
            if (at.isArray()) {
                return objects(at);
            }
        }
        return read.isArray() ? objects(read) : 1;
    }

    /** A list of mere numbers is one item. */
    private static long objects(JsonNode list) {
        return Math.max(1, list.valueStream().filter(JsonNode::isObject).count());
    }

    /** Links and comments, wherever they stand. */
    private static long things(JsonNode node) {
        long below = 0;
        for (JsonNode child : node) {
            below += things(child);
        }
        return below
                + (node.path("kind").asText().matches("t[13]")
                                && node.path("data").isObject()
                        ? 1
                        : 0);
    }

    private Tally parsed(String type, List<Path> files) throws IOException {
        StringBuilder input = new StringBuilder();
        for (Path file : files) {
            input.append(Json.json()
                            .createObjectNode()
                            .put("type", type)
                            .put("file", file.toString())
                            .put("url", "https://social.example/"))
                    .append('\n');
        }
        StringWriter out = new StringWriter();
        new CommandLine(new ParseCommand(
                        new ByteArrayInputStream(input.toString().getBytes(StandardCharsets.UTF_8))))
                .setOut(new PrintWriter(out))
                .execute("--batch");
        Tally tally = new Tally();
        for (String line : out.toString().split("\n")) {
            tally.add(Json.json().readTree(line));
        }
        return tally;
    }

    private static List<Path> files(Path folder, String names) throws IOException {
        if (!Files.isDirectory(folder)) {
            System.out.println("ApiCorpusTest does not run: there is no " + folder + " (-Dgrapevine.shared)");
        }
        assumeTrue(Files.isDirectory(folder));
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().matches(names)).toList();
        }
    }

    /** What became of the files. */
    private static final class Tally {

        private int files;
        private int mentions;
        private int skipped;
        private int erased;
        private int dead;
        private final Map<String, Integer> reasons = new TreeMap<>();
        private final List<String> errors = new ArrayList<>();
        private final List<String> silent = new ArrayList<>();

        void add(JsonNode answer) {
            files++;
            int before = mentions + skipped + erased + dead;
            mentions += answer.path("mentions").size();
            skipped += answer.path("skipped").size();
            answer.path("skipped")
                    .forEach(each -> reasons.merge(each.path("reason").asText(), 1, Integer::sum));
            erased += answer.path("erased").size();
            dead += answer.path("dead").size();
            if (answer.hasNonNull("error")) {
                errors.add(answer.path("file").asText() + ": "
                        + answer.path("error").asText());
            } else if (mentions + skipped + erased + dead == before) {
                silent.add(answer.path("file").asText());
            }
        }

        long outcomes() {
            return mentions + skipped + erased + dead;
        }

        @Override
        public String toString() {
            return files + " files, " + mentions + " mentions, " + skipped + " left out, " + erased + " erasures, "
                    + dead + " unreadable; left out: " + reasons;
        }
    }
}
