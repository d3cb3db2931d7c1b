package dev.grapevine.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * The names of a feed's elements, whatever prefix its author chose: {@code title} for RSS and Atom of all versions,
 * {@code dc:creator}, {@code content:encoded} and so on for extensions.
 */
final class Names {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.w3.org/xml/1998/namespace", ""),
            Map.entry("http://www.w3.org/2005/atom", ""),
            Map.entry("http://purl.org/atom/ns#", ""),
            Map.entry("http://purl.org/rss/1.0/", ""),
            Map.entry("http://my.netscape.com/rdf/simple/0.9/", ""),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9/", ""),
            Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", ""),
            Map.entry("http://backend.userland.com/rss", ""),
            Map.entry("http://backend.userland.com/rss2", ""),
            Map.entry("http://backend.userland.com/rss191", ""),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
            Map.entry("http://purl.org/net/rss1.1#", ""),
            Map.entry("http://purl.org/dc/elements/1.0/", "dc"),
            Map.entry("http://purl.org/dc/elements/1.1/", "dc"),
            Map.entry("http://purl.org/dc/terms/", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://example.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://search.yahoo.com/mrss/", "media"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"));

    private Names() {}

    static String of(Element element) {
        String namespace = element.tag().namespace().toLowerCase(Locale.ROOT).strip();
        String local = element.tag().localName().toLowerCase(Locale.ROOT);
        String prefix = PREFIXES.getOrDefault(namespace, element.tag().prefix().toLowerCase(Locale.ROOT));
        return prefix.isEmpty() || prefix.equals("atom") || prefix.equals("rss") ? local : prefix + ":" + local;
    }
}
