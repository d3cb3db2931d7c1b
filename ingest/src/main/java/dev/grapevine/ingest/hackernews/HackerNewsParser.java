package dev.grapevine.ingest.hackernews;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.JsonParser;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.MentionBuilder;
import dev.grapevine.mention.SourceType;
import dev.grapevine.mention.ThreadRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hacker News items, as its search (Algolia) and its item service (Firebase) answer them: both carry the same id. */
public final class HackerNewsParser implements JsonParser {

    private static final String PAGE = "https://news.ycombinator.com/item?id=";

    @Override
    public void read(JsonNode answer, Reading reading) {
        if (answer.path("hits").isArray()) {
            reading.each(answer.path("hits"), hit -> hit(hit, reading));
        } else if (answer.isArray()) {
            reading.each(answer, item -> item(item, reading));
        } else {
            reading.one(answer, item -> item(item, reading));
        }
    }

    /** Points are null on comments, the title is the story's. */
    private static Intake hit(JsonNode hit, Reading reading) {
        String id = Tree.text(hit, "objectID");
        if (id == null) {
            return reading.garbled(hit, "MISSING_FIELD", "objectID: missing");
        }
        boolean comment = hit.hasNonNull("comment_text");
        return Reading.heard(of(id, hit, "author", comment, reading)
                .published(Tree.time(hit, "created_at_i"))
                .title(comment ? null : Tree.title(hit, "title"))
                .text(Tree.html(hit, comment ? "comment_text" : "story_text"))
                .engagement(comment ? null : engagement("points", "num_comments", hit, reading))
                .thread(comment ? new ThreadRef(Tree.text(hit, "parent_id"), Tree.text(hit, "story_id")) : null));
    }

    private static Intake item(JsonNode item, Reading reading) {
        String id = Tree.text(item, "id");
        String type = item.path("type").asText();
        if (id == null || type.isEmpty()) {
            return Reading.skipped(id, id == null ? "it is a list of ids" : "a user's profile is nobody's business");
        }
        if (Tree.flag(item, "deleted") || Tree.flag(item, "dead")) {
            return reading.gone(id);
        }
        if (type.equals("pollopt")) {
            return Reading.skipped(id, "an option of a poll");
        }
        String parent = Tree.text(item, "parent");
        boolean comment = type.equals("comment");
        return Reading.heard(of(id, item, "by", comment, reading)
                .published(Tree.time(item, "time"))
                .title(Tree.title(item, "title"))
                .text(Tree.html(item, "text"))
                .engagement(comment ? null : engagement("score", "descendants", item, reading))
                .thread(parent == null ? null : new ThreadRef(parent, null)));
    }

    private static MentionBuilder of(String id, JsonNode item, String author, boolean comment, Reading reading) {
        String url = Tree.text(item, "url");
        return reading.mention(id)
                .url(PAGE + id)
                .author(reading.origin().author(Tree.text(item, author)))
                .sourceType(
                        comment ? SourceType.COMMENT : reading.origin().source().sourceType())
                .links(url == null ? List.of() : List.of(url));
    }

    private static @Nullable Engagement engagement(String likes, String replies, JsonNode item, Reading reading) {
        return new Engagement(Tree.number(item, likes), null, Tree.number(item, replies), null, reading.fetched());
    }
}
