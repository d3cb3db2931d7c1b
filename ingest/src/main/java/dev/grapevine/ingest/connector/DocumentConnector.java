package dev.grapevine.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.fetch.Fetch;
import dev.grapevine.ingest.fetch.Fetched;
import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.fetch.Fetched.Unchanged;
import dev.grapevine.ingest.fetch.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Polls one document at one address; its position is the validators of what was read last, and where it moved to. */
public final class DocumentConnector implements Connector {

    private static final String ETAG = "etag";
    private static final String LAST_MODIFIED = "lastModified";
    private static final String SHA256 = "sha256";
    private static final String MOVED = "moved";
    private static final String FROM = "from";
    private static final String TO = "to";

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
        String address = address(position);
        Fetched fetched = fetch.get(address, validators(position));
        if (fetched instanceof Body body) {
            return read(body, position);
        }
        if (fetched instanceof Unchanged unchanged) {
            return Batch.of(List.of(), moved(position, unchanged.moved()));
        }
        return failed((Failed) fetched, address, position);
    }

    @Override
    public @Nullable String site() {
        return URI.create(configured()).getHost();
    }

    @Override
    public Duration pause() {
        return fetch.pause(configured());
    }

    private Batch read(Body body, ObjectNode position) {
        Raw raw = new Raw(body.bytes(), body.contentType(), body.url(), body.contentLanguage());
        Parsed parsed = parser.parse(raw, origin, clock.instant());
        ObjectNode validated = validated(position.deepCopy(), body.validators());
        return parsed.error() == null
                ? Batch.of(parsed.events(), moved(validated, body.moved()))
                : Batch.nothing(position, State.FAILING, parsed.error());
    }

    /** Parked when the server says that it is gone for good, otherwise tried again. */
    private Batch failed(Failed failed, String address, ObjectNode position) {
        if (failed.isAboutTheAddress() && !address.equals(configured())) {
            String reason = failed.reason() + " where the document had moved to; back to the configured address";
            return Batch.nothing(position.deepCopy().without(MOVED), State.FAILING, reason);
        }
        State state = failed.gone() ? State.PARKED : State.FAILING;
        return Batch.nothing(position, state, failed.reason()).notBefore(failed.retryAfter());
    }

    private String configured() {
        return origin.source().location();
    }

    /** Where it moved to for good, unless the configuration has changed since. */
    private String address(ObjectNode position) {
        String moved = text(position.path(MOVED), TO);
        return moved == null || !configured().equals(text(position.path(MOVED), FROM)) ? configured() : moved;
    }

    private ObjectNode moved(ObjectNode position, @Nullable String to) {
        if (to == null) {
            return position;
        }
        ObjectNode next = position.deepCopy();
        next.putObject(MOVED).put(FROM, configured()).put(TO, to);
        return next;
    }

    private static Validators validators(ObjectNode position) {
        return new Validators(text(position, ETAG), text(position, LAST_MODIFIED), text(position, SHA256));
    }

    private static ObjectNode validated(ObjectNode position, Validators validators) {
        return position.put(ETAG, validators.etag())
                .put(LAST_MODIFIED, validators.lastModified())
                .put(SHA256, validators.sha256());
    }

    private static @Nullable String text(JsonNode position, String field) {
        return position.path(field).textValue();
    }
}
