package dev.grapevine.ingest.keyed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Api;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Span;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.api.Walk;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Walks the list of one endpoint, for one search term where it takes any. */
final class KeyedApi implements Api {

    private static final Duration BACKFILL = Duration.ofDays(7);

    private final Endpoint endpoint;
    private final Origin origin;
    private final String term;

    KeyedApi(Endpoint endpoint, Origin origin, String term) {
        this.endpoint = endpoint;
        this.origin = origin;
        this.term = term;
    }

    @Override
    public ApiRequest request(ObjectNode position, Instant now) {
        Walk walk = Walk.at(position, now, backfill());
        Filled filled = new Filled(
                origin.source(),
                Map.of("term", term, "since", endpoint.clock().written(Instant.ofEpochSecond(walk.since()))));
        ApiRequest question = ApiRequest.get(filled.address(endpoint.url()));
        for (Map.Entry<String, String> parameter : endpoint.ask().entrySet()) {
            question = question.query(parameter.getKey(), filled.text(parameter.getValue()));
        }
        return endpoint.paging().asking(question, walk.next());
    }

    @Override
    public Page read(JsonNode answer, ApiAnswer raw, ObjectNode position, Reading reading) {
        List<JsonNode> items = endpoint.items(answer, reading);
        reading.each(items, item -> endpoint.mapping().read(item, reading));
        if (endpoint.backoff() != null) {
            reading.backoff(Tree.number(answer, endpoint.backoff()));
        }
        if (endpoint.quota() != null) {
            reading.quota(Tree.number(answer, endpoint.quota()));
        }
        Walk walk = Walk.at(position, reading.fetched(), backfill());
        Span span = Span.of(items, endpoint.published());
        String next = endpoint.paging().next(answer, raw, walk.next(), items.size());
        Instant oldest =
                endpoint.newestFirst() && span.oldest() != null ? span.oldest() : Instant.ofEpochSecond(walk.since());
        return walk.after(span.newest(), oldest, next);
    }

    private Duration backfill() {
        return origin.source().options().duration("backfill", BACKFILL);
    }
}
