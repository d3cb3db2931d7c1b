package dev.grapevine.ingest.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.JsonParser;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.ThreadRef;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Comments below videos, as commentThreads.list and comments.list answer them. */
public final class YouTubeParser implements JsonParser {

    /** What the terms allow without asking for the comment again. */
    static final Duration KEEP = Duration.ofDays(30);

    private static final String WATCH = "https://www.youtube.com/watch?v=";

    @Override
    public void read(JsonNode answer, Reading reading) {
        if (!answer.path("items").isArray()) {
            reading.skip(null, "it is no list of comments");
        }
        for (JsonNode item : answer.path("items")) {
            switch (item.path("kind").asText()) {
                case "youtube#commentThread" -> thread(item, reading);
                case "youtube#comment" -> reading.one(item, each -> comment(each, null, reading));
                default ->
                    reading.skip(Tree.text(item, "id"), "a " + item.path("kind").asText() + " is no comment");
            }
        }
    }

    private static void thread(JsonNode thread, Reading reading) {
        JsonNode snippet = thread.path("snippet");
        if (snippet.path("isPublic").isBoolean() && !Tree.flag(snippet, "isPublic")) {
            reading.skip(Tree.text(thread, "id"), "it is not public");
            return;
        }
        Long replies = Tree.number(snippet, "totalReplyCount");
        reading.one(snippet.path("topLevelComment"), each -> comment(each, replies, reading));
        reading.each(thread.path("replies").path("comments"), each -> comment(each, null, reading));
    }

    private static Intake comment(JsonNode comment, @Nullable Long replies, Reading reading) {
        String id = Tree.text(comment, "id");
        JsonNode snippet = comment.path("snippet");
        if (id == null) {
            return reading.garbled(comment, "MISSING_FIELD", "id: missing");
        }
        String video = Tree.text(snippet, "videoId");
        String parent = Tree.text(snippet, "parentId");
        String written = Tree.plain(snippet, "textOriginal");
        Instant keep = reading.fetched().plus(KEEP);
        return Reading.heard(reading.mention(id)
                .published(Tree.time(snippet, "publishedAt"))
                .revision(Tree.text(snippet, "updatedAt"))
                .url(video == null ? null : WATCH + video + "&lc=" + id)
                .author(author(snippet, reading))
                .text(written == null ? Tree.html(snippet, "textDisplay") : written)
                .engagement(new Engagement(Tree.number(snippet, "likeCount"), null, replies, null, reading.fetched()))
                .thread(parent == null ? null : new ThreadRef(parent, null))
                .item(video == null ? null : new Item("VideoObject", null, null, WATCH + video))
                .retainUntil(
                        reading.origin().source().handling().retain() == null
                                ? keep
                                : reading.fetched()
                                        .plus(reading.origin()
                                                .source()
                                                .handling()
                                                .retain())));
    }

    private static @Nullable Author author(JsonNode snippet, Reading reading) {
        String name = Tree.text(snippet, "authorDisplayName");
        String channel = Tree.text(snippet, "authorChannelId", "value");
        String id = channel == null ? name : channel;
        return id == null
                ? null
                : reading.origin().author(reading.origin().source().platform(), id, name, null, null);
    }
}
