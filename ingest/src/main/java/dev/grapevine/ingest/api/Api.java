package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.time.Instant;

/**
 * How one kind of API is asked: the pure half of a polling connector, beside its parser.
 *
 * <p>All that is to be remembered stands in the position, also in the middle of a walk through many pages, so that
 * every page is acknowledged by itself and a restart goes on with the next one.
 */
public interface Api {

    /** The next question, from where things stand. */
    ApiRequest request(ObjectNode position, Instant now);

    /** Reads a good answer: its items go into the reading, the result says where to go on. */
    Page read(JsonNode answer, ApiAnswer raw, ObjectNode position, Reading reading);

    /**
     * Where to go on.
     *
     * @param more whether there is something left to ask for now
     */
    record Page(ObjectNode position, boolean more) {}
}
