package dev.grapevine.ingest.keyed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.JsonParser;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.mapping.Mapping;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One list of an API: where it is, what is asked of it, and what its answers hold.
 *
 * @param url with fields of the source in braces
 * @param ask parameters; a value may hold {@code {term}}, {@code {since}} and fields of the source
 * @param items where the list stands in an answer; a single object counts as a list of one
 * @param newestFirst whether a walk may end at the first item that is known
 * @param published the time that the list is ordered by
 * @param clock how {@code {since}} is written
 * @param lookup how a few items are asked for again; null where that is not possible
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Endpoint(
        String url,
        Map<String, String> ask,
        List<String[]> items,
        Paging paging,
        boolean newestFirst,
        Clock clock,
        Mapping mapping,
        String[] published,
        String @Nullable [] backoff,
        String @Nullable [] quota,
        @Nullable Again lookup)
        implements JsonParser {

    /** The fields of the source that stand beside each item's own, for {@code map}: {@code {$.site}}. */
    private static final String SOURCE = "$";

    static final String TERM = "{term}";

    /** @throws IllegalArgumentException with what is wrong with it */
    static Endpoint of(JsonNode written) {
        String url = written.path("url").asText();
        if (url.isBlank()) {
            throw new IllegalArgumentException("api: expected a url");
        }
        return new Endpoint(
                url,
                texts(written.path("ask")),
                paths(written.path("items")),
                Paging.of(written.path("next")),
                !written.path("order").asText("newest").equals("any"),
                Clock.named(written.path("since").asText("iso")),
                Mapping.ofPublic(written.path("map")),
                path(
                        written.has("by")
                                ? written.path("by").asText()
                                : published(written.path("map").path("published"))),
                written.has("backoff") ? path(written.path("backoff").asText()) : null,
                written.has("quota") ? path(written.path("quota").asText()) : null,
                written.has("lookup") ? Again.of(written.path("lookup")) : null);
    }

    boolean asksForTerms() {
        return url.contains(TERM) || ask.values().stream().anyMatch(value -> value.contains(TERM));
    }

    /** The items of an answer, each with the source's fields beside its own. */
    List<JsonNode> items(JsonNode answer, Reading reading) {
        ArrayNode found = Json.json().createArrayNode();
        for (String[] path : items) {
            JsonNode at = Tree.at(answer, path);
            if (at.isArray()) {
                at.forEach(found::add);
            } else if (at.isObject()) {
                found.add(at);
            }
        }
        found.forEach(item -> {
            if (item instanceof ObjectNode object) {
                told(reading.origin().source().options(), object.putObject(SOURCE));
            }
        });
        return List.copyOf(found.valueStream().toList());
    }

    private static void told(Options options, ObjectNode told) {
        options.values().properties().stream()
                .filter(option -> option.getValue().isValueNode())
                .forEach(option -> told.set(option.getKey(), option.getValue()));
    }

    @Override
    public void read(JsonNode answer, Reading reading) {
        List<JsonNode> found = items(answer, reading);
        if (found.isEmpty()) {
            reading.skip(null, "no item is in it");
        }
        reading.each(found, item -> mapping.read(item, reading));
    }

    /** The same, of answers that hold its items elsewhere. */
    Endpoint reading(List<String[]> where) {
        return new Endpoint(url, ask, where, paging, newestFirst, clock, mapping, published, backoff, quota, lookup);
    }

    private static String published(JsonNode written) {
        JsonNode first = written.isArray() ? written.path(0) : written;
        return first.isObject() ? first.path("path").asText() : first.asText();
    }

    private static List<String[]> paths(JsonNode written) {
        return written.isArray()
                ? Arrays.stream(Json.json().convertValue(written, String[].class))
                        .map(Endpoint::path)
                        .toList()
                : List.<String[]>of(path(written.asText()));
    }

    /** The empty path is the answer itself. */
    static String[] path(String written) {
        return written.isEmpty() ? new String[0] : written.split("\\.", -1);
    }

    private static Map<String, String> texts(JsonNode written) {
        Map<String, String> texts = new LinkedHashMap<>();
        written.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /**
     * @param url with {@code {ids}}: what stands behind the last slash of the native ids
     * @param most at once
     */
    record Again(String url, int most, String separator, List<String[]> items) {

        static Again of(JsonNode written) {
            return new Again(
                    written.path("url").asText(),
                    written.path("most").asInt(1),
                    written.path("separator").asText(","),
                    paths(written.path("items")));
        }
    }
}
