package dev.grapevine.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.Website;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.fetch.WebClient;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Pseudonyms;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocumentConnectorTest {

    private static final String FEED = "<rss><channel><item><guid>1</guid><title>One</title></item></channel></rss>";

    private final Website site = new Website();
    private final WebClient web =
            new WebClient(FetchPolicy.of("").withLoopbackAllowed(true).withHostPace(Duration.ZERO));
    private final DocumentConnector connector = connector("/old");

    @AfterEach
    void close() {
        web.close();
        site.close();
    }

    @Test
    void feedThatMovedForGoodIsAskedForAtItsNewAddressUnderItsOldIdentity() throws InterruptedException {
        site.route("/old", exchange -> redirect(exchange, 301)).page("/new", "text/xml", FEED);

        Batch first = connector.poll(nowhere());
        Batch second = connector.poll(first.position());

        assertThat(site.count("/old")).isEqualTo(1);
        assertThat(site.count("/new")).isEqualTo(2);
        assertThat(first.intakes().get(0).toString()).contains(site.url("/old") + " 1");
        assertThat(second.state()).isEqualTo(State.OK);
    }

    @Test
    void feedThatMovedForNowIsAskedForWhereItWas() throws InterruptedException {
        site.route("/old", exchange -> redirect(exchange, 302)).page("/new", "text/xml", FEED);

        connector.poll(connector.poll(nowhere()).position());

        assertThat(site.count("/old")).isEqualTo(2);
    }

    @Test
    void moveThatLedNowhereIsForgotten() throws InterruptedException {
        site.route("/old", exchange -> redirect(exchange, 308)).page("/new", "text/xml", FEED);
        Batch moved = connector.poll(nowhere());
        site.route("/new", exchange -> Website.send(exchange, 410, new byte[0])).page("/old", "text/xml", FEED);

        Batch lost = connector.poll(moved.position());
        Batch found = connector.poll(lost.position());

        assertThat(lost.state()).isEqualTo(State.FAILING);
        assertThat(lost.reason()).contains("back to the configured address");
        assertThat(found.state()).isEqualTo(State.OK);
        assertThat(site.count("/old")).isEqualTo(2);
    }

    @Test
    void changedConfigurationCountsMoreThanAnOldMove() throws InterruptedException {
        site.route("/old", exchange -> redirect(exchange, 301)).page("/new", "text/xml", FEED);
        site.page("/other", "text/xml", FEED);
        Batch moved = connector.poll(nowhere());

        connector("/other").poll(moved.position());

        assertThat(site.count("/other")).isEqualTo(1);
    }

    @Test
    void goneIsParkedAndBusyIsLeftAlone() throws InterruptedException {
        site.route("/old", exchange -> Website.send(exchange, 410, new byte[0]));
        Batch gone = connector.poll(nowhere());
        site.route("/old", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            Website.send(exchange, 429, new byte[0]);
        });
        Batch busy = connector.poll(nowhere());

        assertThat(gone.state()).isEqualTo(State.PARKED);
        assertThat(gone.reason()).isEqualTo("the server answered 410");
        assertThat(busy.again()).isEqualTo(Duration.ofMinutes(2));
    }

    private DocumentConnector connector(String path) {
        Source source = Source.of("news", SourceKind.FEED, site.url(path), Duration.ofHours(1));
        Origin origin = new Origin(source, new Pseudonyms("test key"));
        return new DocumentConnector(origin, web, new FeedParser(), InstantSource.system());
    }

    private static ObjectNode nowhere() {
        return Json.json().createObjectNode();
    }

    private static void redirect(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Location", "/new");
        Website.send(exchange, status, new byte[0]);
    }
}
