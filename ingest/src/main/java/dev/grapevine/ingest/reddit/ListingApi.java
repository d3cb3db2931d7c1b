package dev.grapevine.ingest.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Api;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Span;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.api.Walk;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A listing of Reddit, newest first: new submissions or comments of a community, or a search. */
public final class ListingApi implements Api {

    private static final int PAGE = 100;
    private static final Duration BACKFILL = Duration.ofDays(1);
    private static final String SEARCH = "search:";

    private final String base;
    private final String question;
    private final RedditParser parser = new RedditParser();

    /** @param question one of {@link #questions} */
    public ListingApi(String base, String question) {
        this.base = base;
        this.question = question;
    }

    /** What is asked for communities and search terms. */
    public static List<String> questions(List<String> communities, List<String> terms) {
        List<String> questions = new ArrayList<>();
        for (String community : communities) {
            questions.add("/r/" + community + "/new");
            questions.add("/r/" + community + "/comments");
        }
        terms.forEach(term -> questions.add(SEARCH + term));
        return questions;
    }

    @Override
    public ApiRequest request(ObjectNode position, Instant now) {
        ApiRequest request = question.startsWith(SEARCH)
                ? ApiRequest.get(base + "/search")
                        .query("q", "\"" + question.substring(SEARCH.length()) + "\"")
                        .query("sort", "new")
                : ApiRequest.get(base + question);
        return request.query("limit", PAGE)
                .query("raw_json", 1)
                .query("after", Walk.at(position, now, BACKFILL).next());
    }

    @Override
    public Page read(JsonNode answer, ApiAnswer raw, ObjectNode position, Reading reading) {
        parser.read(answer, reading);
        List<JsonNode> things = new ArrayList<>();
        answer.path("data").path("children").forEach(child -> things.add(child.path("data")));
        Span span = Span.of(things, "created_utc");
        return Walk.at(position, reading.fetched(), BACKFILL)
                .after(span.newest(), span.oldest(), Tree.text(answer, "data", "after"));
    }
}
