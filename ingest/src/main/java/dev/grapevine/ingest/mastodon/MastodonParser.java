package dev.grapevine.ingest.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.JsonParser;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Raw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a Mastodon server answers: lists of statuses, single ones, and its event stream (server-sent events, as the
 * streaming API sends them).
 */
public final class MastodonParser implements JsonParser {

    @Override
    public Parsed parse(Raw raw, Origin origin, Instant fetched) {
        String text = new String(raw.bytes(), StandardCharsets.UTF_8).stripLeading();
        if (!text.startsWith(":") && !text.startsWith("event:") && !text.startsWith("data:")) {
            return JsonParser.super.parse(raw, origin, fetched);
        }
        Reading reading = new Reading(origin, fetched);
        EventLines lines = new EventLines();
        text.lines().forEach(line -> lines.take(line).ifPresent(event -> read(event, reading)));
        return Parsed.of(reading.intakes());
    }

    static void read(EventLines.Event event, Reading reading) {
        new Statuses(reading).event(event);
    }

    @Override
    public void read(JsonNode answer, Reading reading) {
        Statuses statuses = new Statuses(reading);
        if (answer.isArray()) {
            reading.each(answer, statuses::read);
        } else if (answer.path("statuses").isArray()) {
            reading.each(answer.path("statuses"), statuses::read);
            reading.skip(null, "notifications are addressed to one account");
        } else {
            reading.one(answer, statuses::read);
        }
    }

    /** Whether an answer can hold statuses at all. */
    static boolean isStatus(JsonNode node) {
        return Tree.text(node, "id") != null
                && node.has("content")
                && node.path("account").isObject();
    }
}
