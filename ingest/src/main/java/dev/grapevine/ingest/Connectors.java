package dev.grapevine.ingest;

import dev.grapevine.ingest.article.ArticlesConnector;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.DocumentConnector;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.fetch.PageClient;
import dev.grapevine.ingest.fetch.WebClient;
import dev.grapevine.ingest.replay.ReplayConnector;
import dev.grapevine.ingest.review.AppStoreParser;
import dev.grapevine.ingest.review.ReviewParser;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.mention.Pseudonyms;
import java.time.InstantSource;

/** Makes the connector of a source: the one place where kinds of sources and their packages meet. */
final class Connectors implements AutoCloseable {

    private final IngestOptions options;
    private final Pseudonyms pseudonyms;
    private final WebClient web;
    private final PageClient pages;

    Connectors(IngestOptions options) {
        this.options = options;
        this.pseudonyms = new Pseudonyms(options.pseudonymKey());
        this.web = new WebClient(options.fetch());
        this.pages = new PageClient(web, options.fetch(), InstantSource.system());
    }

    Connector of(Source source) {
        Origin origin = new Origin(source, pseudonyms);
        return switch (source.kind()) {
            case JSONL -> new ReplayConnector(origin, options.replaySpeed());
            case FEED -> new DocumentConnector(origin, web, new FeedParser(), options.clock());
            case ARTICLES -> new ArticlesConnector(origin, web, pages, options.clock());
            case APPSTORE -> new DocumentConnector(origin, web, new AppStoreParser(), options.clock());
            case REVIEWS -> new DocumentConnector(origin, pages, new ReviewParser(), options.clock());
        };
    }

    @Override
    public void close() {
        web.close();
    }
}
