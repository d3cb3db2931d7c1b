package dev.grapevine.ingest.youtube;

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

/** Comments of a video, or of all videos of a channel, newest first; a page costs one unit of the day's quota. */
public final class CommentsApi implements Api {

    private static final int PAGE = 100;
    private static final Duration BACKFILL = Duration.ofDays(7);

    private final String url;
    private final String question;
    private final YouTubeParser parser = new YouTubeParser();

    /** @param question one of {@link #questions} */
    public CommentsApi(String base, String question) {
        this.url = base + "/commentThreads";
        this.question = question;
    }

    /** What is asked for videos and channels, by their ids. */
    public static List<String> questions(List<String> videos, List<String> channels) {
        List<String> questions = new ArrayList<>();
        videos.forEach(video -> questions.add("videoId=" + video));
        channels.forEach(channel -> questions.add("allThreadsRelatedToChannelId=" + channel));
        return questions;
    }

    @Override
    public ApiRequest request(ObjectNode position, Instant now) {
        int equals = question.indexOf('=');
        return ApiRequest.get(url)
                .query("part", "snippet,replies")
                .query(question.substring(0, equals), question.substring(equals + 1))
                .query("order", "time")
                .query("maxResults", PAGE)
                .query("pageToken", Walk.at(position, now, BACKFILL).next());
    }

    @Override
    public Page read(JsonNode answer, ApiAnswer raw, ObjectNode position, Reading reading) {
        parser.read(answer, reading);
        Span span = Span.of(answer.path("items"), "snippet", "topLevelComment", "snippet", "publishedAt");
        return Walk.at(position, reading.fetched(), BACKFILL)
                .after(span.newest(), span.oldest(), Tree.text(answer, "nextPageToken"));
    }
}
