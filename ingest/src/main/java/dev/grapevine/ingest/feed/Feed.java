package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.connector.Parsed.Announced;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A feed of any format, as one model.
 *
 * @param recognised whether the document is a feed at all
 * @param announced the hub that pushes it, where it names one
 * @param language of all entries that state none; {@link Languages#UNDETERMINED} where it says that there is none
 */
record Feed(
        boolean recognised,
        @Nullable String title,
        @Nullable String link,
        @Nullable String language,
        @Nullable String subtitle,
        List<Entry> entries,
        @Nullable Announced announced) {

    static final Feed NONE = new Feed(false, null, null, null, null, List.of(), null);

    Feed {
        entries = List.copyOf(entries);
    }

    Feed withLanguage(@Nullable String stated) {
        return new Feed(recognised, title, link, stated, subtitle, entries, announced);
    }

    /** The language, or nothing where the feed says that it has none. */
    @Nullable
    String statedLanguage() {
        return Languages.first(language);
    }

    /**
     * One item.
     *
     * @param id guid, atom id or rdf:about: whatever the feed itself tells its items apart by
     * @param title plain text
     * @param body plain text
     * @param raw as it stood in the document, of an item that says nothing; otherwise empty
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

        Entry withRaw(String text) {
            return new Entry(id, link, title, body, author, published, updated, language, links, text);
        }

        /** Whether it says nothing at all that could be told apart from nothing. */
        boolean isEmpty() {
            return Stream.of(id, link, title, body, author, published, updated).allMatch(Objects::isNull);
        }
    }
}
