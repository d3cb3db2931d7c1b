package dev.grapevine.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.grapevine.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the value of one option as its shape wants it. */
final class OptionReader {

    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{2,99}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private OptionReader() {}

    /** @return nothing if it is not what is expected */
    static Optional<JsonNode> read(Option option, Yaml value) {
        return switch (option.shape()) {
            case MAP -> Optional.of(tree(value)).filter(JsonNode::isObject);
            case LIST -> Optional.of(tree(value)).filter(list -> !list.isObject());
            case TEXT -> single(value);
            case FLAG -> single(value).filter(text -> text.asText().matches("true|false"));
            case NUMBER ->
                single(value).filter(text -> NUMBER.matcher(text.asText()).matches());
            case DURATION -> single(value).filter(text -> isDuration(text.asText()));
            case SECRET ->
                single(value).filter(text -> VARIABLE.matcher(text.asText()).matches());
        };
    }

    private static Optional<JsonNode> single(Yaml value) {
        return value instanceof Yaml.Scalar scalar && !scalar.text().isBlank()
                ? Optional.of(TextNode.valueOf(scalar.text().strip()))
                : Optional.empty();
    }

    private static boolean isDuration(String text) {
        try {
            return Duration.parse(text).compareTo(Duration.ZERO) > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static JsonNode tree(Yaml value) {
        if (value instanceof Yaml.Mapping mapping) {
            ObjectNode object = Json.json().createObjectNode();
            mapping.entries().forEach(entry -> object.set(entry.key(), tree(entry.value())));
            return object;
        }
        if (value instanceof Yaml.Sequence sequence) {
            ArrayNode array = Json.json().createArrayNode();
            sequence.items().forEach(item -> array.add(tree(item)));
            return array;
        }
        return TextNode.valueOf(((Yaml.Scalar) value).text().strip());
    }
}
