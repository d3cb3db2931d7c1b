package dev.grapevine.ingest.source;

import static dev.grapevine.ingest.source.Option.*;

import dev.grapevine.mention.SourceType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of source, with the defaults of its mentions and what it can be told. */
public enum SourceKind {
    JSONL("jsonl", "replay", SourceType.POST, Location.PATH),
    FEED("feed", "feed", SourceType.FEED, Location.URL, PACE),
    ARTICLES("articles", "web", SourceType.ARTICLE, Location.URL, PACE, BACKFILL),
    REVIEWS("reviews", "web", SourceType.REVIEW, Location.URL, PACE),
    APPSTORE("appstore", "appstore", SourceType.REVIEW, Location.URL, PACE),
    MASTODON("mastodon", "mastodon", SourceType.POST, Location.URL, TAGS, TERMS, SECRET, SEARCHABLE_ONLY, RECHECK),
    BLUESKY(
            "bluesky",
            "bluesky",
            SourceType.POST,
            "https://jetstream2.us-east.bsky.network",
            HOSTS,
            WIRE,
            COMPRESS,
            TERMS,
            BACKFILL),
    HACKERNEWS("hackernews", "hackernews", SourceType.POST, "https://hn.algolia.com", TERMS, BACKFILL, RECHECK),
    REDDIT(
            "reddit",
            "reddit",
            SourceType.POST,
            "https://oauth.reddit.com",
            SUBREDDITS,
            TERMS,
            CLIENT_ID,
            SECRET,
            RECHECK),
    YOUTUBE(
            "youtube",
            "youtube",
            SourceType.COMMENT,
            "https://www.googleapis.com/youtube/v3",
            VIDEOS,
            CHANNELS,
            SECRET,
            RECHECK),
    DISCOURSE("discourse", "discourse", SourceType.POST, Location.URL, SECRET, USER, BACKFILL, RECHECK),
    API("api", "api", SourceType.POST, Location.URL, Told.KEYED),
    STACKEXCHANGE(
            "stackexchange", "stackexchange", SourceType.QUESTION, "https://api.stackexchange.com/2.3", Told.KEYED),
    LEMMY("lemmy", "lemmy", SourceType.POST, Location.URL, Told.KEYED),
    GOOGLEPLAY("googleplay", "googleplay", SourceType.REVIEW, "https://androidpublisher.googleapis.com", Told.KEYED),
    APPSTORECONNECT(
            "appstoreconnect", "appstore", SourceType.REVIEW, "https://api.appstoreconnect.apple.com", Told.KEYED),
    GOOGLEBUSINESS(
            "googlebusiness", "googlebusiness", SourceType.REVIEW, "https://mybusiness.googleapis.com", Told.KEYED),
    TRUSTPILOT("trustpilot", "trustpilot", SourceType.REVIEW, "https://api.trustpilot.com", Told.KEYED),
    FILES("files", "file", SourceType.SURVEY, Location.PATH, FORMAT, DELIMITER, MAP, PLACE, TOUCHPOINT),
    MAILBOX(
            "mailbox",
            "mail",
            SourceType.MAIL,
            "imap://mailbox",
            HOST,
            PORT,
            USER,
            SECRET,
            FOLDER,
            TLS,
            BACKFILL,
            PLACE,
            TOUCHPOINT),
    WEBHOOK("webhook", "webhook", SourceType.SURVEY, "http://localhost/hooks", SECRET, SHAPE, MAP, PLACE, TOUCHPOINT);

    /** What all keyed APIs can be told. */
    private static final class Told {

        private static final Option[] KEYED = {
            TERMS,
            SECRET,
            USER,
            CLIENT_ID,
            KEY_ID,
            ISSUER,
            BACKFILL,
            RECHECK,
            SITE,
            APP,
            ACCOUNT,
            LOCATION,
            Option.API,
            AUTH,
            MAP
        };
    }

    /** How a source says where it is. */
    public enum Location {
        PATH,
        URL
    }

    private final String type;
    private final String platform;
    private final SourceType sourceType;
    private final Location location;
    private final @Nullable String defaultUrl;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final Set<Option> options;

    SourceKind(String type, String platform, SourceType sourceType, Location location, Option... options) {
        this(type, platform, sourceType, location, null, options);
    }

    SourceKind(String type, String platform, SourceType sourceType, String defaultUrl, Option... options) {
        this(type, platform, sourceType, Location.URL, defaultUrl, options);
    }

    SourceKind(
            String type,
            String platform,
            SourceType sourceType,
            Location location,
            @Nullable String defaultUrl,
            Option... options) {
        this.type = type;
        this.platform = platform;
        this.sourceType = sourceType;
        this.location = location;
        this.defaultUrl = defaultUrl;
        this.options = Set.of(options);
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

    /** Where it is when sources.yml does not say; nothing where it has to. */
    public Optional<String> defaultUrl() {
        return Optional.ofNullable(defaultUrl);
    }

    boolean knows(Option option) {
        return options.contains(option);
    }

    static Optional<SourceKind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
