package dev.grapevine.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The schema that editors use knows what the reader knows, and nothing else. */
class SourcesSchemaTest {

    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private final JsonNode source = schema().path("$defs").path("source");

    @Test
    void everyKeyStandsInTheSchema() {
        Set<String> keys = new TreeSet<>(SourcesReader.KEYS);
        Arrays.stream(Option.values()).map(Option::key).forEach(keys::add);

        assertThat(names(source.path("properties"))).isEqualTo(keys);
    }

    @Test
    void everyTypeStandsInTheSchemaAndInOneOfItsCases() {
        List<String> types =
                Arrays.stream(SourceKind.values()).map(SourceKind::type).toList();
        List<String> cases = source.path("oneOf").findValues("enum").stream()
                .flatMap(list -> texts(list).stream())
                .toList();

        assertThat(texts(source.path("properties").path("type").path("enum"))).hasSameElementsAs(types);
        assertThat(cases).containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void whatTheGuideShowsAndTheExampleSaysIsValid() throws IOException {
        List<String> pages = new ArrayList<>(List.of(Files.readString(Path.of("../config/sources.yml"))));
        Matcher block = YAML.matcher(Files.readString(Path.of("../docs/sources.md")));
        while (block.find()) {
            pages.add(block.group(1));
        }

        assertThat(pages)
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(faults(page)).as(page).isEmpty());
    }

    @Test
    void editorSeesWhatTheReaderRefuses() throws IOException {
        for (String wrong : List.of(
                "type: feed",
                "type: telegraph, url: 'https://news.example/'",
                "type: feed, url: 'ftp://news.example/'",
                "type: feed, url: 'https://ann:secret@news.example/'",
                "type: feed, url: 'https://news.example/', path: x",
                "type: feed, url: 'https://news.example/', evry: PT5M",
                "type: feed, url: 'https://news.example/', every: often",
                "type: jsonl, url: 'https://news.example/'",
                "type: reddit, secret: 'the secret itself'")) {
            assertThat(faults("sources:\n  - {name: a, " + wrong + "}"))
                    .as(wrong)
                    .isNotEmpty();
        }
    }

    private static Set<ValidationMessage> faults(String page) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema())
                .validate(new ObjectMapper(new YAMLFactory()).readTree(page));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        return Json.json()
                .convertValue(list, Json.json().getTypeFactory().constructCollectionType(List.class, String.class));
    }

    private static JsonNode schema() {
        try (InputStream in = Objects.requireNonNull(Json.class.getResourceAsStream("/schema/sources.v1.json"))) {
            return Json.json().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
