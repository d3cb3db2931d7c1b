package dev.grapevine.dashboard.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Search;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A brand's history from the archive, in the order in which it was heard, for trying a rule on it.
 *
 * <p>The archive keeps the last state of each mention; {@code grapevine backtest} replays every state from the topic.
 */
final class Rehearsal {

    private static final int PAGE = 2_000;

    private final Search search;

    Rehearsal(Search search) {
        this.search = search;
    }

    /** How many there are, so that nobody waits for more than can be waited for. */
    long count(String brand, Instant start, Instant end) {
        ObjectNode request = request(brand, start, end).put("size", 0).put("track_total_hits", true);
        return search.search(IndexFamily.MENTIONS.alias(), request)
                .at("/hits/total/value")
                .asLong();
    }

    void replay(String brand, Instant start, Instant end, Consumer<EnrichedMention> to) {
        ObjectNode request = request(brand, start, end);
        JsonNode hits = hits(request);
        while (!hits.isEmpty()) {
            hits.forEach(hit -> to.accept(Json.json().convertValue(hit.path("_source"), EnrichedMention.class)));
            request.set("search_after", hits.get(hits.size() - 1).path("sort"));
            hits = hits(request);
        }
    }

    private JsonNode hits(ObjectNode request) {
        return search.search(IndexFamily.MENTIONS.alias(), request).at("/hits/hits");
    }

    private static ObjectNode request(String brand, Instant start, Instant end) {
        return Ask.json(
                "{'size':?,'track_total_hits':false,'query':{'bool':{'filter':[{'term':{'brand':?}},"
                        + "{'term':{'deleted':false}},{'range':{'fetched':{'gte':?,'lt':?}}}]}},"
                        + "'sort':[{'fetched':'asc'},{'mention.id':'asc'}]}",
                PAGE,
                brand,
                start.toString(),
                end.toString());
    }
}
