package dev.grapevine.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the calls of one kind of sender hold, and how they are signed. */
enum Shape {
    /** One JSON object or an array of them, named as in a mention, unless the source's {@code map} says otherwise. */
    STANDARD(Signing.STANDARD, """
            {"id":"id","published":"published","title":"title","text":"text","author":"author","rating":"rating",
             "nps":"nps","language":"language","url":"url","store":"store","country":"country",
             "touchpoint":"touchpoint","sourceType":"sourceType","deleted":"deleted","customer":"customer",
             "consent":"consent","contactPreference":"contactPreference"}""") {
        @Override
        List<JsonNode> items(String body) throws IOException {
            JsonNode tree = Json.json().readTree(body);
            if (!tree.isArray()) {
                return List.of(object(tree));
            }
            List<JsonNode> items = new ArrayList<>();
            for (JsonNode each : tree) {
                items.add(object(each));
            }
            return items;
        }
    },

    /** A text message to one of a company's numbers, through Twilio. */
    TWILIO(Signing.TWILIO, """
            {"id":"MessageSid","text":"Body","author":"From","store":"To","country":"FromCountry",
             "sourceType":"=chat"}""") {
        @Override
        List<JsonNode> items(String body) {
            return List.of(Json.json().<JsonNode>valueToTree(Form.of(body)));
        }
    },

    /** A message to one of a company's numbers, through Vonage's Messages API. */
    VONAGE(Signing.VONAGE, """
            {"id":"message_uuid","published":"timestamp","text":"text","author":"from","store":"to",
             "touchpoint":"channel","sourceType":"=chat"}""") {
        @Override
        List<JsonNode> items(String body) throws IOException {
            return List.of(object(Json.json().readTree(body)));
        }
    },

    /** A filled form of Typeform: words answers are the text, the first number of a scale the rating. */
    TYPEFORM(Signing.TYPEFORM, """
            {"id":"id","published":"published","title":"title","text":"text","nps":"nps","rating":"rating",
             "store":"hidden.store","language":"hidden.language","sourceType":"=survey"}""") {
        @Override
        List<JsonNode> items(String body) throws IOException {
            return List.of(FilledForm.ofTypeform(object(Json.json().readTree(body))));
        }
    },

    /** A filled form of Tally. */
    TALLY(Signing.TALLY, """
            {"id":"id","published":"published","title":"title","text":"text","nps":"nps","rating":"rating",
             "store":"hidden.store","language":"hidden.language","sourceType":"=survey"}""") {
        @Override
        List<JsonNode> items(String body) throws IOException {
            return List.of(FilledForm.ofTally(object(Json.json().readTree(body))));
        }
    };

    private final Signing signing;
    private final String map;

    Shape(Signing signing, String map) {
        this.signing = signing;
        this.map = map;
    }

    Signing signing() {
        return signing;
    }

    /**
     * What a body holds.
     *
     * @throws IOException if it is something else
     */
    abstract List<JsonNode> items(String body) throws IOException;

    /** Its usual map with what the source says instead. */
    ObjectNode map(JsonNode own) {
        try {
            ObjectNode all = (ObjectNode) Json.json().readTree(map);
            own.properties().forEach(field -> all.set(field.getKey(), field.getValue()));
            return all;
        } catch (IOException e) {
            throw new IllegalStateException("the map of " + this + " is JSON", e);
        }
    }

    /** @throws IllegalArgumentException if there is none of this name */
    static Shape named(String name) {
        Optional<Shape> shape = Arrays.stream(values())
                .filter(each -> each.label().equals(name))
                .findFirst();
        return shape.orElseThrow(() -> new IllegalArgumentException("shape: expected one of "
                + Arrays.stream(values()).map(Shape::label).collect(Collectors.joining(", ")) + ", found '" + name
                + "'"));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode object(JsonNode tree) throws IOException {
        if (!tree.isObject()) {
            throw new IOException("expected a JSON object");
        }
        return tree;
    }
}
