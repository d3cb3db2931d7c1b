package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.util.List;

/** How an API is asked whether what it once gave is still there: the pure half of a {@link Recheck}. */
public interface Lookup {

    /** How many native ids one question can hold. */
    int most();

    ApiRequest request(List<String> nativeIds);

    /**
     * Reads the answer as the parser does. What was asked for and is not in it is gone.
     *
     * @param answer the missing node where the server said that there is nothing (404, 410)
     */
    void read(JsonNode answer, Reading reading);

    /** Whether the answer has the same fields as the first one, so that a difference is an edit. */
    boolean showsEdits();
}
