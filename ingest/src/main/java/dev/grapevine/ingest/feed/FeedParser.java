package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.text.Decoding;
import java.time.Instant;

/** Feeds of all formats. */
public final class FeedParser implements Parser {

    @Override
    public Parsed parse(Raw raw, Origin origin, Instant fetched) {
        Feed feed = read(raw);
        if (!feed.recognised()) {
            return Parsed.error("this is not a feed: neither RSS, Atom nor JSON Feed");
        }
        Parsed.Head head = new Parsed.Head(feed.title(), feed.link(), feed.statedLanguage(), feed.subtitle());
        return new Parsed(null, new FeedMentions(origin, fetched).of(feed), head, null);
    }

    static Feed read(Raw raw) {
        String text = Decoding.decode(raw.bytes(), raw.contentType()).stripLeading();
        Feed feed = text.startsWith("{") ? JsonFeed.read(text, raw.url()) : XmlFeed.read(text, raw.url());
        return feed.language() == null ? feed.withLanguage(Languages.ofHeader(raw.contentLanguage())) : feed;
    }
}
