package dev.grapevine.ingest.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Polls;
import dev.grapevine.ingest.fetch.Fetched;
import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.fetch.WebClient;
import java.time.InstantSource;

/** Polls a feed that the configuration names; asks with both validators whether anything has changed. */
public final class FeedConnector implements Connector {

    private final Origin origin;
    private final WebClient web;
    private final InstantSource clock;

    public FeedConnector(Origin origin, WebClient web, InstantSource clock) {
        this.origin = origin;
        this.web = web;
        this.clock = clock;
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        Fetched fetched = web.get(origin.source().location(), Polls.validators(position));
        if (fetched instanceof Body body) {
            return read(body, position);
        }
        return fetched instanceof Failed failed ? Polls.failed(failed, position) : Polls.unchanged(position);
    }

    private Batch read(Body body, ObjectNode position) {
        Feed feed = FeedParser.parse(body.bytes(), body.contentType(), body.url());
        if (!feed.recognised()) {
            return Batch.nothing(position, State.FAILING, "what was fetched is not a feed");
        }
        return Batch.of(new FeedMentions(origin, clock.instant()).of(feed), Polls.position(body.validators()));
    }
}
