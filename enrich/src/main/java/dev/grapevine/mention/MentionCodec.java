package dev.grapevine.mention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Decoded.Good;
import dev.grapevine.mention.Decoded.Malformed;
import dev.grapevine.mention.Decoded.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mentions as JSON, version 1 (schema: {@code schema/mention.v1.json}).
 *
 * <p>Reading never throws: whatever the bytes are, the answer is a mention or a typed reason. Fields of a newer writer,
 * also inside nested objects, come back out when the mention is written again.
 */
public final class MentionCodec {

    public static final int VERSION = 1;

    private static final Map<String, Set<String>> NESTED = Map.of(
            "author", Set.of("id", "name", "followers", "verified"),
            "rating", Set.of("value", "best", "worst", "defaulted"),
            "engagement", Set.of("likes", "shares", "replies", "views", "asOf"),
            "thread", Set.of("parent", "root"),
            "item", Set.of("type", "name", "brand", "url"),
            "place", Set.of("country", "lat", "lon", "store"),
            "aggregate", Set.of("value", "count"),
            "customer", Set.of("key", "consent", "contactPreference"));

    private static final Set<String> KNOWN = Set.of(
            "v",
            "id",
            "action",
            "platform",
            "nativeId",
            "revision",
            "sourceType",
            "source",
            "published",
            "fetched",
            "url",
            "title",
            "text",
            "language",
            "links",
            "hashtags",
            "visibility",
            "license",
            "retainUntil",
            "touchpoint");

    private MentionCodec() {}

    public static byte[] encode(Mention mention) {
        ObjectNode tree = Json.json().valueToTree(mention);
        tree.remove("unknown");
        tree.put("v", VERSION);
        removeEmpty(tree, "links");
        removeEmpty(tree, "hashtags");
        mention.unknown().forEach((path, value) -> restore(tree, path, value));
        try {
            return Json.json().writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can be written", e);
        }
    }

    /**
     * What a topic's record holds. Who hears something writes it down afterwards: a mention heard more than
     * {@link Mention#FUTURE_TOLERANCE} after it was written would carry the stream's clock away, and nothing that is heard
     * in truth could be alerted of before that time has come.
     *
     * @param written the record's own time
     */
    public static Decoded decode(byte[] bytes, Instant written) {
        Decoded decoded = decode(bytes);
        boolean ahead = decoded instanceof Good good
                && good.mention().fetched().isAfter(written.plus(Mention.FUTURE_TOLERANCE));
        return ahead
                ? new Malformed(
                        Reason.WRONG_VALUE,
                        "fetched: expected no later than " + Mention.FUTURE_TOLERANCE.toMinutes()
                                + " minutes after the record was written, at " + written)
                : decoded;
    }

    public static Decoded decode(byte[] bytes) {
        JsonNode tree;
        try {
            tree = Json.json().readTree(bytes);
        } catch (IOException e) {
            return new Malformed(
                    Reason.NOT_JSON,
                    "expected one JSON object of at most " + Json.MAX_STRING
                            + " characters a value, nested at most 50 deep");
        }
        if (!(tree instanceof ObjectNode object)) {
            return new Malformed(Reason.NOT_AN_OBJECT, "expected a JSON object");
        }
        return decode(object);
    }

    /** What stands in a tree that was read already. */
    public static Decoded decode(ObjectNode tree) {
        try {
            return new Good(read(tree));
        } catch (Fields.Wrong wrong) {
            return new Malformed(wrong.reason, wrong.detail);
        } catch (IllegalArgumentException e) {
            return new Malformed(Reason.WRONG_VALUE, String.valueOf(e.getMessage()));
        }
    }

    private static Mention read(ObjectNode tree) {
        Fields fields = new Fields(tree, "");
        long version = fields.requiredLong("v");
        if (version != VERSION) {
            throw new Fields.Wrong(Reason.UNSUPPORTED_VERSION, "v: expected " + VERSION + ", found " + version);
        }
        String platform = fields.requiredText("platform");
        String nativeId = fields.requiredText("nativeId");
        if (!fields.requiredText("id").equals(MentionId.of(platform, nativeId))) {
            throw new Fields.Wrong(Reason.ID_MISMATCH, "id: expected sha256 of platform and nativeId");
        }
        return Mention.builder(platform, nativeId)
                .action(fields.requiredEnum("action", Action.class))
                .sourceType(fields.requiredEnum("sourceType", SourceType.class))
                .source(fields.requiredText("source"))
                .fetched(fields.requiredInstant("fetched"))
                .published(fields.instant("published"))
                .revision(fields.text("revision"))
                .url(fields.text("url"))
                .title(fields.text("title"))
                .text(fields.text("text"))
                .language(fields.text("language"))
                .links(fields.texts("links"))
                .hashtags(fields.texts("hashtags"))
                .visibility(fields.text("visibility"))
                .license(fields.text("license"))
                .retainUntil(fields.instant("retainUntil"))
                .touchpoint(fields.text("touchpoint"))
                .author(author(fields.nested("author")))
                .rating(rating(fields.nested("rating")))
                .engagement(engagement(fields.nested("engagement")))
                .thread(thread(fields.nested("thread")))
                .item(item(fields.nested("item")))
                .place(place(fields.nested("place")))
                .aggregate(aggregate(fields.nested("aggregate")))
                .customer(customer(fields.nested("customer")))
                .unknown(unknown(tree))
                .build();
    }

    private static @Nullable Author author(@Nullable Fields f) {
        return f == null ? null : new Author(f.text("id"), f.text("name"), f.number("followers"), f.flag("verified"));
    }

    private static @Nullable Rating rating(@Nullable Fields f) {
        return f == null
                ? null
                : new Rating(
                        f.requiredDecimal("value"),
                        f.requiredDecimal("best"),
                        f.requiredDecimal("worst"),
                        Boolean.TRUE.equals(f.flag("defaulted")));
    }

    private static @Nullable Engagement engagement(@Nullable Fields f) {
        return f == null
                ? null
                : new Engagement(
                        f.number("likes"),
                        f.number("shares"),
                        f.number("replies"),
                        f.number("views"),
                        f.instant("asOf"));
    }

    private static @Nullable ThreadRef thread(@Nullable Fields f) {
        return f == null ? null : new ThreadRef(f.text("parent"), f.text("root"));
    }

    private static @Nullable Item item(@Nullable Fields f) {
        return f == null ? null : new Item(f.text("type"), f.text("name"), f.text("brand"), f.text("url"));
    }

    private static @Nullable Place place(@Nullable Fields f) {
        return f == null ? null : new Place(f.text("country"), f.decimal("lat"), f.decimal("lon"), f.text("store"));
    }

    private static @Nullable Aggregate aggregate(@Nullable Fields f) {
        return f == null ? null : new Aggregate(f.requiredDecimal("value"), f.requiredLong("count"));
    }

    private static @Nullable Customer customer(@Nullable Fields f) {
        return f == null ? null : new Customer(f.text("key"), f.text("consent"), f.text("contactPreference"));
    }

    private static Map<String, JsonNode> unknown(ObjectNode tree) {
        Map<String, JsonNode> unknown = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            Set<String> inner = NESTED.get(field.getKey());
            if (inner == null && !KNOWN.contains(field.getKey())) {
                unknown.put(escape(field.getKey()), field.getValue());
            } else if (inner != null && field.getValue() instanceof ObjectNode nested) {
                for (Map.Entry<String, JsonNode> leaf : nested.properties()) {
                    if (!inner.contains(leaf.getKey())) {
                        unknown.put(field.getKey() + "/" + escape(leaf.getKey()), leaf.getValue());
                    }
                }
            }
        }
        return unknown;
    }

    private static void restore(ObjectNode tree, String path, JsonNode value) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            tree.set(unescape(path), value);
        } else {
            tree.withObjectProperty(path.substring(0, slash)).set(unescape(path.substring(slash + 1)), value);
        }
    }

    /** As in JSON pointers (RFC 6901), so that a name with a slash stays one name. */
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String unescape(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }

    private static void removeEmpty(ObjectNode tree, String field) {
        if (tree.path(field).isEmpty()) {
            tree.remove(field);
        }
    }
}
