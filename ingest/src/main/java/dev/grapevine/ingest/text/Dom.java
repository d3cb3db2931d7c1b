package dev.grapevine.ingest.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Text to a tree, with a bound on what a hostile document can cost: what stands behind the 300,000th tag is not read,
 * deeper nesting is flattened.
 */
public final class Dom {

    private static final int MAX_TAGS = 300_000;
    private static final int MAX_DEPTH = 128;

    private Dom() {}

    public static Document html(String text, String url) {
        return Jsoup.parse(bounded(text), url, Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    }

    /** Entities of a DOCTYPE are never expanded; elements know where they stood in the text. */
    public static Document xml(String text) {
        return Jsoup.parse(
                bounded(text), "", Parser.xmlParser().setMaxDepth(MAX_DEPTH).setTrackPosition(true));
    }

    private static String bounded(String text) {
        int tags = 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            if (++tags > MAX_TAGS) {
                return text.substring(0, at);
            }
        }
        return text;
    }
}
