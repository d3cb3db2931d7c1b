package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.text.Decoding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Feeds of all formats. */
public final class FeedParser implements Parser {

    @Override
    public Parsed parse(Raw raw, Origin origin, Instant fetched) {
        Feed feed = read(raw);
        if (!feed.recognised()) {
            return Parsed.error("this is not a feed: neither RSS, Atom nor JSON Feed");
        }
        Parsed.Head head = new Parsed.Head(feed.title(), feed.link(), feed.statedLanguage(), feed.subtitle());
        List<Intake> intakes = new FeedMentions(origin, fetched).of(feed);
        return new Parsed(null, intakes, head, null, null, feed.announced());
    }

    /** What the items of a feed lead to, in their order; nothing where it is no feed. */
    public static Optional<List<String>> links(Raw raw) {
        Feed feed = read(raw);
        return feed.recognised()
                ? Optional.of(feed.entries().stream()
                        .map(Feed.Entry::link)
                        .filter(Links::isWeb)
                        .map(String::valueOf)
                        .distinct()
                        .toList())
                : Optional.empty();
    }

    static Feed read(Raw raw) {
        String text = Decoding.decode(raw.bytes(), raw.contentType()).stripLeading();
        Feed feed = text.startsWith("{") ? JsonFeed.read(text, raw.url()) : XmlFeed.read(text, raw.url());
        return feed.language() == null ? feed.withLanguage(Languages.ofHeader(raw.contentLanguage())) : feed;
    }
}
