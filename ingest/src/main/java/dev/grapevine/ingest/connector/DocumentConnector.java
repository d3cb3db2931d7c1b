package dev.grapevine.ingest.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.fetch.Fetch;
import dev.grapevine.ingest.fetch.Fetched;
import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.fetch.Validators;
import dev.grapevine.json.Json;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Polls one document at one address; its position is the validators of what was read last. */
public final class DocumentConnector implements Connector {

    private static final String ETAG = "etag";
    private static final String LAST_MODIFIED = "lastModified";
    private static final String SHA256 = "sha256";

    private final Origin origin;
    private final Fetch fetch;
    private final Parser parser;
    private final InstantSource clock;

    public DocumentConnector(Origin origin, Fetch fetch, Parser parser, InstantSource clock) {
        this.origin = origin;
        this.fetch = fetch;
        this.parser = parser;
        this.clock = clock;
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        Fetched fetched = fetch.get(origin.source().location(), validators(position));
        if (fetched instanceof Body body) {
            return read(body, position);
        }
        return fetched instanceof Failed failed ? failed(failed, position) : Batch.of(List.of(), position);
    }

    private Batch read(Body body, ObjectNode position) {
        Raw raw = new Raw(body.bytes(), body.contentType(), body.url());
        Parsed parsed = parser.parse(raw, origin, clock.instant());
        return parsed.error() == null
                ? Batch.of(parsed.intakes(), position(body.validators()))
                : Batch.nothing(position, State.FAILING, parsed.error());
    }

    /** Parked when the server says that it is gone for good, otherwise tried again. */
    private static Batch failed(Failed failed, ObjectNode position) {
        State state = failed.gone() ? State.PARKED : State.FAILING;
        return Batch.nothing(position, state, failed.reason()).notBefore(failed.retryAfter());
    }

    private static Validators validators(ObjectNode position) {
        return new Validators(text(position, ETAG), text(position, LAST_MODIFIED), text(position, SHA256));
    }

    private static ObjectNode position(Validators validators) {
        return Json.json()
                .createObjectNode()
                .put(ETAG, validators.etag())
                .put(LAST_MODIFIED, validators.lastModified())
                .put(SHA256, validators.sha256());
    }

    private static @Nullable String text(ObjectNode position, String field) {
        return position.path(field).textValue();
    }
}
