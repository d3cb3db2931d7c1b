package dev.grapevine.ingest.source;

import dev.grapevine.mention.SourceType;
import java.util.Arrays;
import java.util.Optional;

/** A kind of source, with the defaults of its mentions. */
public enum SourceKind {
    JSONL("jsonl", "replay", SourceType.POST, Location.PATH),
    FEED("feed", "feed", SourceType.FEED, Location.URL),
    ARTICLES("articles", "web", SourceType.ARTICLE, Location.URL),
    REVIEWS("reviews", "web", SourceType.REVIEW, Location.URL),
    APPSTORE("appstore", "appstore", SourceType.REVIEW, Location.URL);

    /** How a source says where it is. */
    public enum Location {
        PATH,
        URL
    }

    private final String type;
    private final String platform;
    private final SourceType sourceType;
    private final Location location;

    SourceKind(String type, String platform, SourceType sourceType, Location location) {
        this.type = type;
        this.platform = platform;
        this.sourceType = sourceType;
        this.location = location;
    }

    /** Its name in sources.yml. */
    public String type() {
        return type;
    }

    public String platform() {
        return platform;
    }

    public SourceType sourceType() {
        return sourceType;
    }

    public Location location() {
        return location;
    }

    static Optional<SourceKind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
