package dev.grapevine.ingest.article;

import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.text.Decoding;
import dev.grapevine.ingest.text.Dom;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The list that says which articles a site has: a news sitemap (sitemaps.org) or a feed. */
final class Sitemap {

    private Sitemap() {}

    /** The addresses of its articles, newest first as sites list them; nothing where it is neither. */
    static Optional<List<String>> read(Raw raw) {
        Document document = Dom.xml(Decoding.decode(raw.bytes(), raw.contentType()));
        Element root = document.firstElementChild();
        return root != null && root.tag().localName().equalsIgnoreCase("urlset")
                ? Optional.of(locations(root))
                : FeedParser.links(raw);
    }

    private static List<String> locations(Element urls) {
        return urls.children().stream()
                .flatMap(url -> url.children().stream()
                        .filter(child -> child.tag().normalName().equals("loc"))
                        .limit(1))
                .map(loc -> loc.wholeText().strip())
                .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                .distinct()
                .toList();
    }
}
