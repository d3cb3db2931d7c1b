package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A listing whose newest items come first is walked back, page by page, to where the last walk began.
 *
 * <p>Times are seconds since 1970. The walk goes {@link #OVERLAP} beyond what is known, because lists are filled late;
 * what it meets again is recognised by its hash. If it is interrupted, it goes on with the page it was at and still
 * ends where it should.
 */
public final class Walk {

    static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final String SINCE = "since";
    private static final String TOP = "top";
    private static final String NEXT = "next";

    private final ObjectNode position;

    private Walk(ObjectNode position) {
        this.position = position;
    }

    /** @param backfill how far back the very first walk goes */
    public static Walk at(ObjectNode position, Instant now, Duration backfill) {
        return new Walk(position.has(SINCE) ? position : start(now.minus(backfill)));
    }

    private static ObjectNode start(Instant since) {
        return JsonNodeFactory.instance.objectNode().put(SINCE, since.getEpochSecond());
    }

    /** The page it is at; null at the newest one. */
    public @Nullable String next() {
        return position.path(NEXT).textValue();
    }

    /** Back to when it goes, in seconds since 1970. */
    public long since() {
        return position.path(SINCE).asLong();
    }

    /**
     * Where it goes on after a page.
     *
     * @param newest of the page's items; null where it has none
     * @param oldest of the page's items; null where it has none
     * @param next the page after it; null at the end of the list
     */
    public Api.Page after(@Nullable Instant newest, @Nullable Instant oldest, @Nullable String next) {
        long top = Math.max(position.path(TOP).asLong(), newest == null ? 0 : newest.getEpochSecond());
        boolean more = next != null && oldest != null && oldest.getEpochSecond() >= since();
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        if (more) {
            after.put(SINCE, since()).put(TOP, top).put(NEXT, next);
        } else {
            after.put(SINCE, Math.max(since(), top - OVERLAP.toSeconds()));
        }
        return new Api.Page(after, more);
    }
}
