package dev.grapevine.ingest.keyed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.grapevine.ingest.api.JsonParser;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How one API is read: the lists it has and how one shows who asks. Known APIs have theirs beside this class; a source
 * of type {@code api} brings its own.
 */
public final class Recipe implements JsonParser {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final List<Endpoint> endpoints = new ArrayList<>();
    private final JsonNode auth;

    private Recipe(JsonNode written) {
        auth = written.path("auth");
        JsonNode lists = written.path("endpoints");
        if (lists.isArray()) {
            lists.forEach(each -> endpoints.add(Endpoint.of(each)));
        } else {
            endpoints.add(Endpoint.of(written));
        }
    }

    /**
     * The kind's recipe, with what the source says instead.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    public static Recipe of(Source source) {
        ObjectNode written = source.kind() == SourceKind.API ? Json.json().createObjectNode() : known(source.kind());
        if (source.kind() == SourceKind.API) {
            written.put("url", "{url}");
        }
        source.options().map("api").properties().forEach(field -> written.set(field.getKey(), field.getValue()));
        source.options()
                .map("map")
                .properties()
                .forEach(field -> written.withObject("/map").set(field.getKey(), field.getValue()));
        if (!source.options().map("auth").isEmpty()) {
            written.set("auth", source.options().map("auth"));
        }
        try {
            return new Recipe(written);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source.name() + ": " + e.getMessage(), e);
        }
    }

    /** The one that comes with a kind. */
    public static Recipe of(SourceKind kind) {
        return new Recipe(known(kind));
    }

    private static ObjectNode known(SourceKind kind) {
        String file = kind.type() + ".yml";
        try (InputStream in = Recipe.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no recipe " + file);
            }
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("the recipe " + file + " is YAML", e);
        }
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    JsonNode auth() {
        return auth;
    }

    /** Whatever list of the API an answer is of. */
    @Override
    public void read(JsonNode answer, Reading reading) {
        for (Endpoint endpoint : endpoints) {
            List<JsonNode> items = endpoint.items(answer, reading);
            if (!items.isEmpty()) {
                reading.each(items, item -> endpoint.mapping().read(item, reading));
                return;
            }
        }
        reading.skip(null, "no item is in it");
    }
}
