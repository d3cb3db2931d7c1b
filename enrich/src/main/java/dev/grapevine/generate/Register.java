package dev.grapevine.generate;

import dev.grapevine.mention.SourceType;
import java.util.Locale;

/** The kind of outlet, which decides how people write there. */
public enum Register {
    POST(SourceType.POST, false),
    FORUM(SourceType.COMMENT, true),
    BLOG(SourceType.FEED, true),
    NEWS(SourceType.ARTICLE, true),
    REVIEW(SourceType.REVIEW, true),
    /** Where a brand speaks for itself. */
    OWN(SourceType.ARTICLE, true);

    private final SourceType sourceType;
    private final boolean titled;

    Register(SourceType sourceType, boolean titled) {
        this.sourceType = sourceType;
        this.titled = titled;
    }

    public SourceType sourceType() {
        return sourceType;
    }

    boolean titled() {
        return titled;
    }

    /** News have a headline of their own in front of each text. */
    boolean headlined() {
        return this == NEWS;
    }

    /** Posts and news are copied; what people write elsewhere stays where it is. */
    boolean copied() {
        return this == POST || this == NEWS;
    }

    /** Forums and blogs compare one brand with another. */
    boolean compares() {
        return this == FORUM || this == BLOG;
    }

    /** The first part of the grammar's rule names. */
    String rule() {
        return name().toLowerCase(Locale.ROOT);
    }
}
