package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.text.Decoding;
import org.jspecify.annotations.Nullable;

/** Reads a feed of any format from its bytes; never throws, a document that is no feed is {@link Feed#NONE}. */
final class FeedParser {

    private FeedParser() {}

    /**
     * @param contentType the HTTP header, if there was one
     * @param url where it came from; relative links start there
     */
    static Feed parse(byte[] bytes, @Nullable String contentType, String url) {
        String text = Decoding.decode(bytes, contentType).stripLeading();
        return text.startsWith("{") ? JsonFeed.read(text, url) : XmlFeed.read(text, url);
    }
}
