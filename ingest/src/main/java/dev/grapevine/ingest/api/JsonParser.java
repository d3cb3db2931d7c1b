package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.time.Instant;

/** The pure half of a connector to a JSON API: one answer to mentions. */
public interface JsonParser extends Parser {

    /** Reads one answer; whatever is in it, each item of it leaves a trace in the reading. */
    void read(JsonNode answer, Reading reading);

    @Override
    default Parsed parse(Raw raw, Origin origin, Instant fetched) {
        Reading reading = new Reading(origin, fetched);
        try {
            read(recorded(Json.deep().readTree(raw.bytes())), reading);
        } catch (IOException e) {
            return Parsed.error("not JSON");
        }
        return Parsed.of(reading.intakes());
    }

    /** The body of an answer that was recorded together with its address, status and headers. */
    private static JsonNode recorded(JsonNode tree) throws IOException {
        if (!tree.has("body") || !tree.has("status") || !tree.has("uri")) {
            return tree;
        }
        JsonNode body = tree.get("body");
        return body.isTextual() ? Json.deep().readTree(body.textValue()) : body;
    }
}
