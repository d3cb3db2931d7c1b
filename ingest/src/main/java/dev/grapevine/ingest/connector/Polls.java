package dev.grapevine.ingest.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.fetch.Validators;
import dev.grapevine.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all connectors that fetch one address have in common: the validators are the position. */
public final class Polls {

    private static final String ETAG = "etag";
    private static final String LAST_MODIFIED = "lastModified";
    private static final String SHA256 = "sha256";

    private Polls() {}

    public static Validators validators(ObjectNode position) {
        return new Validators(text(position, ETAG), text(position, LAST_MODIFIED), text(position, SHA256));
    }

    public static ObjectNode position(Validators validators) {
        return Json.json()
                .createObjectNode()
                .put(ETAG, validators.etag())
                .put(LAST_MODIFIED, validators.lastModified())
                .put(SHA256, validators.sha256());
    }

    public static Batch unchanged(ObjectNode position) {
        return Batch.of(List.of(), position);
    }

    /** Parked when the server says that it is gone for good, otherwise tried again. */
    public static Batch failed(Failed failed, ObjectNode position) {
        State state = failed.gone() ? State.PARKED : State.FAILING;
        return Batch.nothing(position, state, failed.reason()).notBefore(failed.retryAfter());
    }

    private static @Nullable String text(ObjectNode position, String field) {
        return position.path(field).textValue();
    }
}
