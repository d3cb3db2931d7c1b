package dev.grapevine.ingest.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Polls;
import dev.grapevine.ingest.fetch.Fetched;
import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.fetch.PageClient;
import dev.grapevine.ingest.review.Review.Page;
import java.time.InstantSource;

/** Polls one page that shows reviews, where its robots.txt allows it. */
public final class ReviewConnector implements Connector {

    private final Origin origin;
    private final PageClient pages;
    private final InstantSource clock;

    public ReviewConnector(Origin origin, PageClient pages, InstantSource clock) {
        this.origin = origin;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        Fetched fetched = pages.get(origin.source().location(), Polls.validators(position));
        if (fetched instanceof Body body) {
            return read(body);
        }
        return fetched instanceof Failed failed ? Polls.failed(failed, position) : Polls.unchanged(position);
    }

    private Batch read(Body body) {
        Page page = ReviewParser.parse(body.bytes(), body.contentType(), body.url());
        Batch batch = Batch.of(new ReviewMentions(origin, clock.instant()).of(page), Polls.position(body.validators()));
        return page.reviews().isEmpty() ? batch.degraded("the page describes no review") : batch;
    }
}
