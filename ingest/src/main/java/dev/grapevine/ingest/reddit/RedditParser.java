package dev.grapevine.ingest.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.api.JsonParser;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.MentionBuilder;
import dev.grapevine.mention.SourceType;
import dev.grapevine.mention.ThreadRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reddit's listings: submissions (t3) and comments (t1), also the replies inside of comments, under their full names.
 *
 * <p>What is deleted or removed on Reddit is a deletion here, whatever is left of it there.
 */
public final class RedditParser implements JsonParser {

    private static final String SITE = "https://www.reddit.com";
    private static final Set<String> WITHDRAWN = Set.of("[deleted]", "[removed]");
    private static final Set<String> CLOSED = Set.of("private", "employees_only", "gold_only");

    @Override
    public void read(JsonNode answer, Reading reading) {
        if (answer.isArray()) {
            answer.forEach(each -> thing(each, reading));
        } else {
            thing(answer, reading);
        }
    }

    private void thing(JsonNode thing, Reading reading) {
        JsonNode data = thing.path("data");
        switch (thing.path("kind").asText()) {
            case "Listing" -> data.path("children").forEach(child -> thing(child, reading));
            case "t3" -> reading.one(data, each -> submission(each, reading));
            case "t1" -> {
                reading.one(data, each -> comment(each, reading));
                if (data.path("replies").isObject()) {
                    thing(data.path("replies"), reading);
                }
            }
            case "more" -> reading.skip(Tree.text(data, "id"), "a stub of comments that are listed elsewhere");
            case "" -> unwrapped(thing, reading);
            default ->
                reading.skip(
                        Tree.text(data, "name"),
                        "a thing of the kind " + thing.path("kind").asText() + " is nobody's words");
        }
    }

    /** Some answers wrap their things: {@code {json: {data: {things: []}}}}. */
    private void unwrapped(JsonNode answer, Reading reading) {
        JsonNode things = Tree.at(answer, "json", "data", "things");
        if (things.isArray() && !things.isEmpty()) {
            things.forEach(each -> thing(each, reading));
        } else {
            reading.skip(null, "no thing is in it");
        }
    }

    private static Intake submission(JsonNode data, Reading reading) {
        boolean withdrawn = WITHDRAWN.contains(data.path("selftext").asText())
                || data.hasNonNull("removed_by_category")
                || WITHDRAWN.contains(data.path("author").asText());
        return read(
                data,
                withdrawn,
                reading,
                mention -> mention.title(Tree.title(data, "title"))
                        .text(Tree.plain(data, "selftext"))
                        .links(links(data))
                        .engagement(engagement(data, "num_comments", reading)));
    }

    private static Intake comment(JsonNode data, Reading reading) {
        return read(
                data,
                WITHDRAWN.contains(data.path("body").asText()),
                reading,
                mention -> mention.text(Tree.plain(data, "body"))
                        .sourceType(SourceType.COMMENT)
                        .thread(new ThreadRef(Tree.text(data, "parent_id"), Tree.text(data, "link_id")))
                        .engagement(engagement(data, "num_replies", reading)));
    }

    private static Intake read(JsonNode data, boolean withdrawn, Reading reading, Words words) {
        String name = Tree.text(data, "name");
        if (name == null) {
            return reading.garbled(data, "MISSING_FIELD", "name: missing");
        }
        if (withdrawn) {
            return reading.gone(name);
        }
        if (CLOSED.contains(data.path("subreddit_type").asText())) {
            return Reading.skipped(name, "the community is not public");
        }
        String permalink = Tree.text(data, "permalink");
        String context = permalink == null ? Tree.text(data, "context") : permalink;
        return Reading.heard(words.into(reading.mention(name)
                .published(Tree.time(data, "created_utc"))
                .revision(data.path("edited").isNumber() ? Tree.text(data, "edited") : Tree.text(data, "created_utc"))
                .url(context == null ? null : SITE + context)
                .author(author(data, reading))));
    }

    private static @Nullable Author author(JsonNode data, Reading reading) {
        String id = Tree.text(data, "author_fullname");
        String name = Tree.text(data, "author");
        return name == null || WITHDRAWN.contains(name)
                ? null
                : reading.origin()
                        .author(reading.origin().source().platform(), id == null ? name : id, name, null, null);
    }

    private static Engagement engagement(JsonNode data, String replies, Reading reading) {
        return new Engagement(
                Tree.number(data, "score"),
                Tree.number(data, "num_crossposts"),
                Tree.number(data, replies),
                null,
                reading.fetched());
    }

    /** Of a link post; a text post links to itself. */
    private static List<String> links(JsonNode data) {
        String url = Tree.text(data, "url");
        return Tree.flag(data, "is_self") || url == null || !url.startsWith("http") ? List.of() : List.of(url);
    }

    /** What is particular about a kind of thing. */
    private interface Words {
        MentionBuilder into(MentionBuilder mention);
    }
}
