package dev.grapevine.ingest;

import dev.grapevine.ingest.article.ArticleParser;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.review.AppStoreParser;
import dev.grapevine.ingest.review.ReviewParser;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.mention.SourceType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What {@code parse} can read. */
enum ParseType {
    FEED(SourceKind.FEED, SourceType.FEED),
    PAGE(SourceKind.REVIEWS, SourceType.REVIEW),
    ARTICLE(SourceKind.ARTICLES, SourceType.ARTICLE),
    APPSTORE(SourceKind.APPSTORE, SourceType.REVIEW);

    private final SourceKind kind;
    private final SourceType sourceType;

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
        };
    }

    SourceKind kind() {
        return kind;
    }

    SourceType sourceType() {
        return sourceType;
    }

    /** By its name in the input. */
    static Optional<ParseType> of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
