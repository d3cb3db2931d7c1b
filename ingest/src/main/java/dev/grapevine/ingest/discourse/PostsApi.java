package dev.grapevine.ingest.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Api;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Span;
import dev.grapevine.ingest.api.Walk;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** All posts of a forum, newest first; a page ends before the post that the next one is asked before. */
public final class PostsApi implements Api {

    private final String url;
    private final Duration backfill;
    private final DiscourseParser parser = new DiscourseParser();

    public PostsApi(String base, Duration backfill) {
        this.url = base + "/posts.json";
        this.backfill = backfill;
    }

    @Override
    public ApiRequest request(ObjectNode position, Instant now) {
        return ApiRequest.get(url)
                .query("before", Walk.at(position, now, backfill).next());
    }

    @Override
    public Page read(JsonNode answer, ApiAnswer raw, ObjectNode position, Reading reading) {
        parser.read(answer, reading);
        JsonNode posts = answer.path("latest_posts");
        Span span = Span.of(posts, "created_at");
        OptionalLong first = StreamSupport.stream(posts.spliterator(), false)
                .mapToLong(post -> post.path("id").asLong())
                .min();
        String next = first.isPresent() && first.getAsLong() > 1 ? Long.toString(first.getAsLong()) : null;
        return Walk.at(position, reading.fetched(), backfill).after(span.newest(), span.oldest(), next);
    }
}
