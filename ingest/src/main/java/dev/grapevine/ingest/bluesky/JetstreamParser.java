package dev.grapevine.ingest.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.JsonParser;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Jetstream events, one JSON object a line, in either wire. */
public final class JetstreamParser implements JsonParser {

    @Override
    public Parsed parse(Raw raw, Origin origin, Instant fetched) {
        Reading reading = new Reading(origin, fetched);
        for (String line : new String(raw.bytes(), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank()) {
                try {
                    read(Json.json().readTree(line), reading);
                } catch (IOException e) {
                    reading.notJson(line, e.getClass().getSimpleName());
                }
            }
        }
        return Parsed.of(reading.intakes());
    }

    @Override
    public void read(JsonNode event, Reading reading) {
        reading.one(event, new JetstreamEvents(reading)::read);
    }
}
