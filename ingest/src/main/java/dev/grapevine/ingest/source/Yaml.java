package dev.grapevine.ingest.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A YAML document as a tree whose every node knows its line, so that a mistake can be pointed at. */
sealed interface Yaml {

    int line();

    /** A single value, as it is written; null and nothing are the empty text. */
    record Scalar(int line, String text) implements Yaml {}

    record Sequence(int line, List<Yaml> items) implements Yaml {}

    /** Entries in their order; a key can stand there twice. */
    record Mapping(int line, List<Entry> entries) implements Yaml {}

    record Entry(int line, String key, Yaml value) {}

    /** @throws JsonProcessingException with its line, if the text is not YAML */
    static Yaml parse(String text) throws IOException {
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                return new Scalar(1, "");
            }
            return node(parser);
        }
    }

    private static Yaml node(JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Mapping(line, entries(parser));
            case START_ARRAY -> new Sequence(line, items(parser));
            case VALUE_NULL -> new Scalar(line, "");
            default -> new Scalar(line, parser.getText());
        };
    }

    private static List<Entry> entries(JsonParser parser) throws IOException {
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int line = parser.currentTokenLocation().getLineNr();
            String key = parser.currentName();
            parser.nextToken();
            entries.add(new Entry(line, key, node(parser)));
        }
        return entries;
    }

    private static List<Yaml> items(JsonParser parser) throws IOException {
        List<Yaml> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser));
        }
        return items;
    }
}
