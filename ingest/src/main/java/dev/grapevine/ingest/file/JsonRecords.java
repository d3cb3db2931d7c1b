package dev.grapevine.ingest.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Lines;
import dev.grapevine.ingest.connector.Lines.Line;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.mapping.Mapping;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. */
final class JsonRecords implements Records {

    private final Lines lines;
    private final Origin origin;
    private final Mapping mapping;
    private final InstantSource clock;

    private JsonRecords(Lines lines, Origin origin, Mapping mapping, InstantSource clock) {
        this.lines = lines;
        this.origin = origin;
        this.mapping = mapping;
        this.clock = clock;
    }

    static Format format(Origin origin, Mapping mapping, InstantSource clock) {
        return file -> new JsonRecords(Lines.of(file, 0), origin, mapping, clock);
    }

    @Override
    public @Nullable List<Intake> next() throws IOException {
        Line line = lines.next();
        if (line == null) {
            return null;
        }
        if (line.isBlank()) {
            return List.of();
        }
        Reading reading = new Reading(origin, clock.instant());
        try {
            JsonNode item = Json.json().readTree(line.bytes());
            reading.one(item, each -> mapping.read(each, reading));
        } catch (IOException e) {
            reading.notJson(new String(line.bytes(), StandardCharsets.UTF_8), "expected one JSON object a line");
        }
        return reading.intakes();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
