package dev.grapevine.ingest.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.erasure.Erasure;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Erased;
import dev.grapevine.ingest.connector.Intake.Returned;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.SourceType;
import dev.grapevine.mention.ThreadRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jetstream events as mentions: posts under their at-uri, deletions of posts, and accounts that are gone.
 *
 * <p>Both wires have the same events. The second one wraps them, {@code {"$type":"message","payload":{...}}}, adds
 * {@code seq}, names their type in full, such as {@code network.bsky.jetstream.subscribeEvents#commit}, and writes a
 * commit's fields beside the account.
 */
final class JetstreamEvents {

    static final String POSTS = "app.bsky.feed.post";

    /** Accounts in these states are hidden by every client; their words go. */
    private static final Set<String> GONE = Set.of("deleted", "deactivated", "takendown", "suspended");

    private final Reading reading;

    JetstreamEvents(Reading reading) {
        this.reading = reading;
    }

    Intake read(JsonNode frame) {
        JsonNode event = event(frame);
        return switch (kind(event)) {
            case "commit" -> commit(event);
            case "account" -> account(event);
            case "identity" -> Reading.skipped(did(event), "a new handle says nothing about anybody's words");
            case "info", "error" -> Reading.skipped(null, "the stream's word about itself");
            case "sync" -> Reading.skipped(did(event), "the account's posts are announced again one by one");
            default -> Reading.skipped(did(event), "an event of the unknown kind '" + kind(event) + "'");
        };
    }

    /** What the frame is about, in either wire. */
    static JsonNode event(JsonNode frame) {
        return frame.path("payload").isObject() ? frame.get("payload") : frame;
    }

    static String kind(JsonNode event) {
        String type = event.path("kind").asText(event.path("$type").asText());
        return type.substring(type.indexOf('#') + 1);
    }

    private static String did(JsonNode event) {
        return event.path("did").asText();
    }

    private Intake commit(JsonNode event) {
        JsonNode commit = record(event);
        String collection = commit.path("collection").asText();
        if (!collection.equals(POSTS)) {
            return Reading.skipped(did(event), "a record of " + collection + " is no post");
        }
        String uri = "at://" + did(event) + "/" + collection + "/"
                + commit.path("rkey").asText();
        return switch (commit.path("operation").asText()) {
            case "create" -> post(event, uri, Action.CREATE);
            case "update" -> post(event, uri, Action.UPDATE);
            case "delete" -> reading.gone(uri);
            default -> Reading.skipped(uri, "an unknown operation");
        };
    }

    private static JsonNode record(JsonNode event) {
        return event.path("commit").isObject() ? event.get("commit") : event;
    }

    private Intake post(JsonNode event, String uri, Action action) {
        JsonNode commit = record(event);
        JsonNode post = commit.path("record");
        String parent = Tree.text(post, "reply", "parent", "uri");
        return Reading.heard(reading.mention(uri)
                .action(action)
                .revision(Tree.text(commit, "rev"))
                .sourceType(parent == null ? reading.origin().source().sourceType() : SourceType.COMMENT)
                .published(Tree.time(post, "createdAt"))
                .url("https://bsky.app/profile/" + did(event) + "/post/"
                        + commit.path("rkey").asText())
                .author(reading.origin().author(reading.origin().source().platform(), did(event), null, null, null))
                .text(Tree.plain(post, "text"))
                .language(language(post, reading.origin()))
                .thread(parent == null ? null : new ThreadRef(parent, Tree.text(post, "reply", "root", "uri")))
                .links(facets(post, "app.bsky.richtext.facet#link", "uri", Tree.text(post, "embed", "external", "uri")))
                .hashtags(facets(post, "app.bsky.richtext.facet#tag", "tag", null))
                .visibility("public"));
    }

    private static @Nullable String language(JsonNode post, Origin origin) {
        JsonNode languages = post.path("langs");
        return languages.size() == 1
                ? languages.get(0).textValue()
                : origin.source().handling().language();
    }

    private static List<String> facets(JsonNode post, String type, String field, @Nullable String more) {
        List<String> values = new ArrayList<>();
        for (JsonNode facet : post.path("facets")) {
            for (JsonNode feature : facet.path("features")) {
                String value = Tree.text(feature, field);
                if (feature.path("$type").asText().equals(type) && value != null) {
                    values.add(value);
                }
            }
        }
        if (more != null && !values.contains(more)) {
            values.add(more);
        }
        return values;
    }

    private Intake account(JsonNode event) {
        JsonNode account = event.path("account");
        String status = account.path("status").asText();
        String author =
                reading.origin().pseudonyms().of(reading.origin().source().platform(), did(event));
        if (account.path("active").asBoolean(true)) {
            return new Returned(author);
        }
        if (!GONE.contains(status)) {
            return Reading.skipped(did(event), "the account is " + status + ", which hides nothing");
        }
        return new Erased(Erasure.ofAccount(
                author, reading.fetched(), status, reading.origin().source().name()));
    }
}
