package dev.grapevine.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The schema that editors use knows what the reader knows, and nothing else. */
class SourcesSchemaTest {

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
