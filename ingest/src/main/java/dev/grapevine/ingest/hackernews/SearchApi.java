package dev.grapevine.ingest.hackernews;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Api;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * Hacker News' search, in slices of time: it gives at most a thousand hits a question, so a slice that has more is cut
 * in half until it has not.
 */
public final class SearchApi implements Api {

    private static final int MAX_HITS = 1_000;
    private static final long WIDEST = Duration.ofDays(7).toSeconds();
    /** The search is filled late; what is met again is recognised by its hash. */
    private static final long OVERLAP = Duration.ofMinutes(10).toSeconds();

    private final String url;
    private final String term;
    private final Duration backfill;
    private final HackerNewsParser parser = new HackerNewsParser();

    public SearchApi(String base, String term, Duration backfill) {
        this.url = base + "/api/v1/search_by_date";
        this.term = term;
        this.backfill = backfill;
    }

    @Override
    public ApiRequest request(ObjectNode position, Instant now) {
        long since = since(position, now);
        return ApiRequest.get(url)
                .query("query", "\"" + term + "\"")
                .query("advancedSyntax", "true")
                .query("tags", "(story,comment)")
                .query("numericFilters", "created_at_i>=" + since + ",created_at_i<" + until(position, since, now))
                .query("hitsPerPage", MAX_HITS);
    }

    private long since(ObjectNode position, Instant now) {
        return position.path("since").asLong(now.minus(backfill).getEpochSecond());
    }

    private static long until(ObjectNode position, long since, Instant now) {
        return Math.min(now.getEpochSecond() + 1, since + position.path("width").asLong(WIDEST));
    }

    @Override
    public Page read(JsonNode answer, ApiAnswer raw, ObjectNode position, Reading reading) {
        Instant now = reading.fetched();
        long since = since(position, now);
        long until = until(position, since, now);
        long width = until - since;
        if (answer.path("nbHits").asLong() >= MAX_HITS && width > 1) {
            return page(position, since, width / 2, true);
        }
        parser.read(answer, reading);
        boolean arrived = until > now.getEpochSecond();
        return arrived
                ? page(position, Math.max(since, until - OVERLAP), WIDEST, false)
                : page(position, until, Math.min(WIDEST, width * 2), true);
    }

    private static Page page(ObjectNode position, long since, long width, boolean more) {
        return new Page(position.objectNode().put("since", since).put("width", width), more);
    }
}
