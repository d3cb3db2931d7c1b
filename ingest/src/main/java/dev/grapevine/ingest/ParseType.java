package dev.grapevine.ingest;

import dev.grapevine.ingest.article.ArticleParser;
import dev.grapevine.ingest.bluesky.JetstreamParser;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.discourse.DiscourseParser;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.hackernews.HackerNewsParser;
import dev.grapevine.ingest.keyed.Recipe;
import dev.grapevine.ingest.mastodon.MastodonParser;
import dev.grapevine.ingest.reddit.RedditParser;
import dev.grapevine.ingest.review.AppStoreParser;
import dev.grapevine.ingest.review.ReviewParser;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.youtube.YouTubeParser;
import dev.grapevine.mention.SourceType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code parse} can read. */
enum ParseType {
    FEED(SourceKind.FEED, SourceType.FEED),
    PAGE(SourceKind.REVIEWS, SourceType.REVIEW),
    ARTICLE(SourceKind.ARTICLES, SourceType.ARTICLE),
    APPSTORE(SourceKind.APPSTORE, SourceType.REVIEW),
    MASTODON(SourceKind.MASTODON),
    BLUESKY(SourceKind.BLUESKY),
    HACKERNEWS(SourceKind.HACKERNEWS),
    REDDIT(SourceKind.REDDIT),
    YOUTUBE(SourceKind.YOUTUBE),
    DISCOURSE(SourceKind.DISCOURSE),
    STACKEXCHANGE(SourceKind.STACKEXCHANGE),
    LEMMY(SourceKind.LEMMY),
    GOOGLEPLAY(SourceKind.GOOGLEPLAY),
    APPSTORECONNECT(SourceKind.APPSTORECONNECT),
    GOOGLEBUSINESS(SourceKind.GOOGLEBUSINESS),
    TRUSTPILOT(SourceKind.TRUSTPILOT);

    private final SourceKind kind;
    private final SourceType sourceType;

    ParseType(SourceKind kind) {
        this(kind, kind.sourceType());
    }

    ParseType(SourceKind kind, SourceType sourceType) {
        this.kind = kind;
        this.sourceType = sourceType;
    }

    Parser parser() {
        return switch (this) {
            case FEED -> new FeedParser();
            case PAGE -> new ReviewParser();
            case ARTICLE -> new ArticleParser();
            case APPSTORE -> new AppStoreParser();
            case MASTODON -> new MastodonParser();
            case BLUESKY -> new JetstreamParser();
            case HACKERNEWS -> new HackerNewsParser();
            case REDDIT -> new RedditParser();
            case YOUTUBE -> new YouTubeParser();
            case DISCOURSE -> new DiscourseParser();
            case STACKEXCHANGE, LEMMY, GOOGLEPLAY, APPSTORECONNECT, GOOGLEBUSINESS, TRUSTPILOT -> Recipe.of(kind);
        };
    }

    SourceKind kind() {
        return kind;
    }

    SourceType sourceType() {
        return sourceType;
    }

    /** All of them, for people. */
    static String labels() {
        return Arrays.stream(values()).map(ParseType::label).collect(Collectors.joining(", "));
    }

    /** As it stands in the input. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its name in the input. */
    static Optional<ParseType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.label().equals(name)).findFirst();
    }
}
