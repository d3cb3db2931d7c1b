package dev.grapevine.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.text.Dates;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Decoded;
import dev.grapevine.mention.Decoded.Good;
import dev.grapevine.mention.Decoded.Malformed;
import dev.grapevine.mention.Decoded.Reason;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.MentionId;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One recorded line, {@code {"id", "published", "author", "text", ...}}, as a mention.
 *
 * <p>All further fields of the mention contract may stand in it. The line's id is the native id on the source's
 * platform (or the line's own {@code platform}); {@code published} is also the time at which it is heard; the author,
 * a name or an object, becomes a pseudonym.
 */
final class ReplayLine {

    private final Origin origin;

    ReplayLine(Origin origin) {
        this.origin = origin;
    }

    Intake read(byte[] bytes, long number) {
        JsonNode tree;
        try {
            tree = Json.json().readTree(bytes);
        } catch (IOException e) {
            return garbled(bytes, number, Reason.NOT_JSON, "expected one JSON object a line");
        }
        if (!(tree instanceof ObjectNode object)) {
            return garbled(bytes, number, Reason.NOT_AN_OBJECT, "expected one JSON object a line");
        }
        return read(object, bytes, number);
    }

    private Intake read(ObjectNode line, byte[] bytes, long number) {
        String id = text(line, "id");
        if (id == null) {
            return garbled(bytes, number, Reason.MISSING_FIELD, "id: missing");
        }
        String published = text(line, "published");
        if (published == null) {
            return garbled(bytes, number, Reason.MISSING_FIELD, "published: missing");
        }
        Optional<Instant> heard = Dates.parse(published);
        if (heard.isEmpty()) {
            return garbled(
                    bytes, number, Reason.WRONG_VALUE, "published: expected a time such as 2026-03-02T09:15:00Z");
        }
        complete(line, id, heard.get());
        Decoded decoded = MentionCodec.decode(line);
        if (decoded instanceof Malformed malformed) {
            return garbled(bytes, number, malformed.reason(), malformed.detail());
        }
        return new Heard(shortened(((Good) decoded).mention()));
    }

    private void complete(ObjectNode line, String id, Instant heard) {
        String platform = Optional.ofNullable(text(line, "platform"))
                .orElse(origin.source().platform());
        line.put("v", MentionCodec.VERSION)
                .put("platform", platform)
                .put("nativeId", id)
                .put("id", MentionId.of(platform, id))
                .put("source", origin.source().name())
                .put("published", heard.toString())
                .put("fetched", heard.toString());
        putIfAbsent(line, "action", "create");
        putIfAbsent(line, "sourceType", origin.source().sourceType().name().toLowerCase(Locale.ROOT));
        putIfAbsent(line, "language", origin.source().handling().language());
        putIfAbsent(line, "license", origin.source().handling().license());
        rating(line);
        author(line, platform);
    }

    /** A plain number is taken for stars from 1 to 5, and marked as such. */
    private static void rating(ObjectNode line) {
        if (line.get("rating") instanceof NumericNode stars) {
            line.putObject("rating")
                    .put("value", stars.doubleValue())
                    .put("best", 5)
                    .put("worst", 1)
                    .put("defaulted", true);
        }
    }

    /** The author's own id and name must not get past this point, whatever else is wrong with the line. */
    private void author(ObjectNode line, String platform) {
        JsonNode author = line.remove("author");
        if (author == null || author.isNull()) {
            return;
        }
        ObjectNode given = author instanceof ObjectNode object ? object : null;
        String name = given == null ? author.asText() : text(given, "name");
        String nativeId =
                given == null ? name : Optional.ofNullable(text(given, "id")).orElse(name);
        if (nativeId == null || nativeId.isBlank()) {
            return;
        }
        line.set(
                "author",
                Json.json().valueToTree(origin.author(platform, nativeId, name, followers(given), isVerified(given))));
    }

    private static @Nullable Long followers(@Nullable ObjectNode author) {
        JsonNode followers = author == null ? null : author.get("followers");
        return followers != null && followers.canConvertToLong() ? followers.longValue() : null;
    }

    private static @Nullable Boolean isVerified(@Nullable ObjectNode author) {
        JsonNode verified = author == null ? null : author.get("verified");
        return verified instanceof BooleanNode flag ? flag.booleanValue() : null;
    }

    private static Mention shortened(Mention mention) {
        return mention.toBuilder()
                .title(PlainText.cut(mention.title(), PlainText.MAX_TITLE))
                .text(PlainText.cut(mention.text(), PlainText.MAX_TEXT))
                .build();
    }

    private static void putIfAbsent(ObjectNode line, String field, @Nullable String value) {
        if (value != null && !line.hasNonNull(field)) {
            line.put(field, value);
        }
    }

    private static @Nullable String text(ObjectNode line, String field) {
        JsonNode node = line.get(field);
        return node == null
                        || !(node.isTextual() || node.isNumber())
                        || node.asText().isBlank()
                ? null
                : node.asText();
    }

    private Garbled garbled(byte[] bytes, long number, Reason reason, String detail) {
        return Garbled.of(bytes, origin.source().name(), "line " + number, reason.name(), detail);
    }
}
