package dev.grapevine.ingest.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.JsonParser;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.SourceType;
import dev.grapevine.mention.ThreadRef;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Posts of a Discourse forum, from any of its answers; lines of topics hold no text and are left out. */
public final class DiscourseParser implements JsonParser {

    /** Written by a person; the others are moves of moderators and the forum itself, and whispers of its staff. */
    private static final int REGULAR = 1;

    @Override
    public void read(JsonNode answer, Reading reading) {
        JsonNode latest = answer.path("latest_posts");
        JsonNode stream = answer.path("post_stream").path("posts");
        if (latest.isArray() || stream.isArray()) {
            String title = Tree.title(answer, "title");
            reading.each(latest.isArray() ? latest : stream, post -> post(post, title, reading));
        } else if (answer.path("topic_list").path("topics").isArray()) {
            answer.path("topic_list").path("topics").forEach(topic -> topic(topic, reading));
        } else if (answer.has("cooked")) {
            reading.one(answer, post -> post(post, null, reading));
        } else {
            reading.skip(null, "no post is in it");
        }
    }

    private static void topic(JsonNode topic, Reading reading) {
        reading.skip(Tree.text(topic, "id"), "a line about a topic; its posts are read themselves");
    }

    private static Intake post(JsonNode post, @Nullable String topicTitle, Reading reading) {
        String id = Tree.text(post, "id");
        if (id == null || !post.has("cooked")) {
            return Reading.skipped(id, "it is no post");
        }
        String nativeId = host(reading) + "/" + id;
        if (post.hasNonNull("deleted_at") || Tree.flag(post, "user_deleted") || Tree.flag(post, "hidden")) {
            return reading.gone(nativeId);
        }
        if (post.path("post_type").asInt(REGULAR) != REGULAR) {
            return Reading.skipped(nativeId, "the forum's own note, not somebody's words");
        }
        return heard(post, nativeId, topicTitle, reading);
    }

    private static Intake heard(JsonNode post, String nativeId, @Nullable String topicTitle, Reading reading) {
        boolean opening = post.path("post_number").asLong(1) == 1;
        String own = Tree.title(post, "topic_title");
        String topic = Tree.text(post, "topic_id");
        String answered = Tree.text(post, "reply_to_post_number");
        String slug = post.path("topic_slug").asText("-");
        return Reading.heard(reading.mention(nativeId)
                .sourceType(opening ? reading.origin().source().sourceType() : SourceType.COMMENT)
                .published(Tree.time(post, "created_at"))
                .revision(Tree.text(post, "updated_at"))
                .url(
                        topic == null
                                ? null
                                : base(reading) + "/t/" + slug + "/" + topic + "/"
                                        + post.path("post_number").asText("1"))
                .author(reading.origin().author(author(post, reading)))
                .title(opening ? (own == null ? topicTitle : own) : null)
                .text(Tree.html(post, "cooked"))
                .engagement(new Engagement(
                        likes(post),
                        null,
                        Tree.number(post, "reply_count"),
                        Tree.number(post, "reads"),
                        reading.fetched()))
                .thread(opening || topic == null ? null : thread(reading, topic, answered)));
    }

    private static ThreadRef thread(Reading reading, String topic, @Nullable String answered) {
        String root = host(reading) + "/t/" + topic;
        return new ThreadRef(answered == null ? root : root + "/" + answered, root);
    }

    /** Likes are the actions with id 2. */
    private static @Nullable Long likes(JsonNode post) {
        for (JsonNode action : post.path("actions_summary")) {
            if (action.path("id").asInt() == 2) {
                return Tree.number(action, "count");
            }
        }
        return null;
    }

    /** User names are unique within a forum only. */
    private static @Nullable String author(JsonNode post, Reading reading) {
        String name = Tree.text(post, "username");
        return name == null ? null : name + "@" + host(reading);
    }

    private static String base(Reading reading) {
        String location = reading.origin().source().location();
        URI uri = URI.create(location);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String host(Reading reading) {
        String host = URI.create(reading.origin().source().location()).getHost();
        return host == null ? reading.origin().source().location() : host;
    }
}
