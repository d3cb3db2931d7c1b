package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Garbled;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.feed.Feed.Entry;
import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.mention.MentionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a feed as mentions; an item that says nothing is a dead letter. */
final class FeedMentions {

    private static final int MAX_ID = 2_000;

    private final Origin origin;
    private final Instant fetched;

    FeedMentions(Origin origin, Instant fetched) {
        this.origin = origin;
        this.fetched = fetched;
    }

    List<Intake> of(Feed feed) {
        return feed.entries().stream()
                .map(entry -> intake(entry, feed.language()))
                .toList();
    }

    private Intake intake(Entry entry, @Nullable String feedLanguage) {
        String id = id(entry);
        if (entry.isEmpty()) {
            return Garbled.of(
                    entry.raw(), origin.source().name(), id, "EMPTY_ITEM", "expected an item that says something");
        }
        return new Heard(origin.mention(nativeId(id), fetched)
                .url(Links.isWeb(entry.link()) ? entry.link() : null)
                .title(PlainText.cut(entry.title(), PlainText.MAX_TITLE))
                .text(PlainText.cut(entry.body(), PlainText.MAX_TEXT))
                .author(origin.author(entry.author()))
                .published(firstOf(entry.published(), entry.updated()))
                .language(language(entry, feedLanguage))
                .links(entry.links())
                .build());
    }

    /** The feed's address is part of it: guids are only unique within their feed. */
    private String nativeId(String id) {
        return origin.source().location() + " " + id;
    }

    private static String id(Entry entry) {
        String id = firstOf(entry.id(), entry.link());
        if (id == null) {
            return "sha256:"
                    + MentionId.sha256(
                            entry.title() + "\n" + entry.body() + "\n" + entry.author() + "\n" + entry.published());
        }
        return id.length() > MAX_ID ? "sha256:" + MentionId.sha256(id) : id;
    }

    private @Nullable String language(Entry entry, @Nullable String feedLanguage) {
        return Languages.first(
                entry.language(), feedLanguage, origin.source().handling().language());
    }

    private static <T> @Nullable T firstOf(@Nullable T value, @Nullable T other) {
        return value == null ? other : value;
    }
}
