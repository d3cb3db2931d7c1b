package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The newest and the oldest time among the items of a page. */
public record Span(@Nullable Instant newest, @Nullable Instant oldest) {

    public static Span of(Iterable<JsonNode> items, String... path) {
        Instant newest = null;
        Instant oldest = null;
        for (JsonNode item : items) {
            Instant time = Tree.time(item, path);
            if (time != null) {
                newest = newest == null || time.isAfter(newest) ? time : newest;
                oldest = oldest == null || time.isBefore(oldest) ? time : oldest;
            }
        }
        return new Span(newest, oldest);
    }
}
