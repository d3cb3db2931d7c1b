package dev.grapevine.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.connector.Parsed.Announced;
import dev.grapevine.ingest.feed.Feed.Entry;
import dev.grapevine.ingest.text.Dates;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeed {

    private JsonFeed() {}

    static Feed read(String text, String url) {
        JsonNode root;
        try {
            root = Json.json().readTree(text);
        } catch (JsonProcessingException e) {
            return Feed.NONE;
        }
        if (!root.path("items").isArray()) {
            return Feed.NONE;
        }
        String language = text(root, "language");
        List<Entry> entries = new ArrayList<>();
        for (JsonNode item : root.path("items")) {
            entries.add(entry(item, author(root), language, url));
        }
        return new Feed(
                true,
                text(root, "title"),
                Links.resolve(url, text(root, "home_page_url")),
                language,
                text(root, "description"),
                entries,
                announced(root, url));
    }

    private static @Nullable Announced announced(JsonNode root, String url) {
        for (JsonNode hub : root.path("hubs")) {
            String address = text(hub, "url");
            if ("WebSub".equalsIgnoreCase(text(hub, "type")) && Links.isWeb(address)) {
                return new Announced(String.valueOf(address), String.valueOf(first(text(root, "feed_url"), url)));
            }
        }
        return null;
    }

    private static Entry entry(JsonNode item, @Nullable String feedAuthor, @Nullable String language, String url) {
        String link = Links.resolve(url, first(text(item, "url"), text(item, "external_url")));
        String html = text(item, "content_html");
        Markup.Content content =
                html == null ? Markup.Content.NONE : new Markup(html, true, link == null ? url : link, null).read();
        String plain = first(text(item, "content_text"), text(item, "summary"));
        Entry entry = new Entry(
                text(item, "id"),
                link,
                text(item, "title"),
                html == null ? plain : content.plain(),
                first(author(item), feedAuthor),
                Dates.parse(text(item, "date_published")).orElse(null),
                Dates.parse(text(item, "date_modified")).orElse(null),
                first(text(item, "language"), language),
                content.links(),
                "");
        return entry.isEmpty() ? entry.withRaw(item.toString()) : entry;
    }

    /** 1.1 has a list, 1.0 a single one. */
    private static @Nullable String author(JsonNode node) {
        return first(text(node.path("authors").path(0), "name"), text(node.path("author"), "name"));
    }

    private static @Nullable String first(@Nullable String text, @Nullable String other) {
        return text == null ? other : text;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }
}
