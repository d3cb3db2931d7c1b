package dev.grapevine.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one source is told beyond what all sources are: the values of its {@link Option}s, which were checked. */
public record Options(ObjectNode values) {

    public static final Options NONE = new Options(Json.json().createObjectNode());

    public Options {
        values = values.deepCopy();
    }

    /** For tests and for sources that are not written in a file. */
    public Options with(String key, JsonNode value) {
        return new Options(values.deepCopy().set(key, value));
    }

    public Options with(String key, String value) {
        return with(key, values.textNode(value));
    }

    public Options with(String key, List<String> value) {
        return with(key, Json.json().valueToTree(value));
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText);
    }

    /** The values of a list; a single value is a list of one. */
    public List<String> list(String key) {
        JsonNode value = values.path(key);
        List<String> list = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> list.add(each.asText()));
        } else if (value.isValueNode() && !value.isNull()) {
            list.add(value.asText());
        }
        return list;
    }

    public boolean flag(String key) {
        return values.path(key).asBoolean();
    }

    public long number(String key, long fallback) {
        return values.path(key).asLong(fallback);
    }

    public Duration duration(String key, Duration fallback) {
        return text(key).map(Duration::parse).orElse(fallback);
    }

    /** A mapping; empty where there is none. */
    public JsonNode map(String key) {
        return values.path(key).isObject() ? values.get(key) : Json.json().createObjectNode();
    }
}
