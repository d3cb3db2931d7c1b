package dev.grapevine.ingest.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.stream.StreamConnector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Listens to a server's event stream and asks for its timelines besides.
 *
 * <p>The stream has no cursor: what happened while nobody listened is only found in the timelines. They are asked when
 * the stream was opened, and once in every interval, which also heals what the stream has swallowed.
 */
public final class MastodonConnector implements Connector {

    private static final String POLLED = "timelines";
    private static final String STREAMED = "stream";

    private final StreamConnector stream;
    private final Connector timelines;
    private final Duration every;
    private final InstantSource clock;
    private Instant due = Instant.MIN;

    public MastodonConnector(StreamConnector stream, Connector timelines, Duration every, InstantSource clock) {
        this.stream = stream;
        this.timelines = timelines;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        Batch streamed = stream.poll(part(position, STREAMED));
        if (streamed.state() != State.OK) {
            due = Instant.MIN;
            return streamed.at(with(position, STREAMED, streamed.position()));
        }
        if (!streamed.intakes().isEmpty() || clock.instant().isBefore(due)) {
            return streamed.at(with(position, STREAMED, streamed.position()));
        }
        Batch polled = timelines.poll(part(position, POLLED));
        if (polled.again() == null) {
            due = clock.instant().plus(every);
        }
        return polled.notBefore(Duration.ZERO).at(with(position, POLLED, polled.position()));
    }

    private static ObjectNode part(ObjectNode position, String name) {
        JsonNode part = position.path(name);
        return part instanceof ObjectNode object ? object.deepCopy() : position.objectNode();
    }

    private static ObjectNode with(ObjectNode position, String name, ObjectNode part) {
        ObjectNode next = position.deepCopy();
        next.set(name, part);
        return next;
    }

    @Override
    public void close() {
        stream.close();
    }
}
