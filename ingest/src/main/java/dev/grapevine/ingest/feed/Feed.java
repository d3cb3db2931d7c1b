package dev.grapevine.ingest.feed;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A feed of any format, as one model.
 *
 * @param recognised whether the document is a feed at all
 */
record Feed(
        boolean recognised,
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        @Nullable String subtitle,
        List<Entry> entries) {

    static final Feed NONE = new Feed(false, null, null, null, null, List.of());

    Feed {
        entries = List.copyOf(entries);
    }

    /**
     * One item.
     *
     * @param id guid, atom id or rdf:about: whatever the feed itself tells its items apart by
     * @param title plain text
     * @param body plain text
     * @param raw as it stood in the document
     */
    record Entry(
            @Nullable String id,
            @Nullable String link,
            @Nullable String title,
            @Nullable String body,
            @Nullable String author,
            @Nullable Instant published,
            @Nullable Instant updated,
            @Nullable String language,
            List<String> links,
            String raw) {

        Entry {
            links = List.copyOf(links);
        }

        /** Whether it says nothing at all that could be told apart from nothing. */
        boolean isEmpty() {
            return Stream.of(id, link, title, body, author, published, updated).allMatch(Objects::isNull);
        }
    }
}
