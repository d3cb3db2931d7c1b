package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.text.Dates;
import dev.grapevine.ingest.text.PlainText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks into a JSON tree that somebody else made; what is missing or of another kind is null. */
public final class Tree {

    /** Beyond this, a number of a date counts milliseconds. */
    private static final long MAX_SECONDS = 100_000_000_000L;

    private Tree() {}

    /** What stands at a path of field names; the missing node where there is nothing. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode at = node;
        for (String field : path) {
            at = at.path(field);
        }
        return at;
    }

    /** A text or a number as it is written; null where there is neither or only blanks. */
    public static @Nullable String text(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        return at.isValueNode() && !at.isNull() && !at.asText().isBlank() ? at.asText() : null;
    }

    /** A whole number, also when it is written as a text. */
    public static @Nullable Long number(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        if (at.isNumber()) {
            return at.canConvertToLong() ? at.longValue() : null;
        }
        String text = at.textValue();
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A time as a text of whatever form, or as seconds or milliseconds since 1970. */
    public static @Nullable Instant time(JsonNode node, String... path) {
        JsonNode at = at(node, path);
        if (at.isNumber()) {
            return at.canConvertToLong() ? ofEpoch(at.longValue()) : null;
        }
        String text = at.textValue();
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return text.isBlank() ? null : Dates.parse(text).orElse(null);
        }
    }

    private static Instant ofEpoch(long number) {
        return number < MAX_SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    public static boolean flag(JsonNode node, String... path) {
        return at(node, path).asBoolean();
    }

    /** What people would read of a field that holds HTML. */
    public static @Nullable String html(JsonNode node, String... path) {
        String html = at(node, path).textValue();
        return html == null ? null : orNull(PlainText.ofHtml(html));
    }

    /** A field that holds plain text, without what does not show. */
    public static @Nullable String plain(JsonNode node, String... path) {
        String text = at(node, path).textValue();
        return text == null ? null : orNull(PlainText.clean(text));
    }

    /** As {@link #plain}, cut to the length of a title. */
    public static @Nullable String title(JsonNode node, String... path) {
        return PlainText.cut(plain(node, path), PlainText.MAX_TITLE);
    }

    /** The texts of one field of all items of a list. */
    public static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : items) {
            String text = text(item, field);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Lower-case; null stays null. */
    public static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
