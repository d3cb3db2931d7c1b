package dev.grapevine.ingest.article;

import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.feed.FeedParser;
import dev.grapevine.ingest.text.Dates;
import dev.grapevine.ingest.text.Decoding;
import dev.grapevine.ingest.text.Dom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The list that says which articles a site has: a sitemap or a news sitemap (sitemaps.org), an index of them, a feed. */
record Sitemap(List<Entry> pages, List<Entry> parts) {

    /** @param date of publication, else of the last change; null where the list does not say */
    record Entry(String url, @Nullable Instant date) {

        /** Where the list says that it is older. */
        boolean isBefore(Instant time) {
            return date != null && date.isBefore(time);
        }
    }

    Sitemap {
        pages = List.copyOf(pages);
        parts = List.copyOf(parts);
    }

    /** Nothing where it is none of these. The newest come first; what has no date stays in the order of the site. */
    static Optional<Sitemap> read(Raw raw) {
        Document document = Dom.xml(Decoding.decode(raw.bytes(), raw.contentType()));
        Element root = document.firstElementChild();
        if (root == null) {
            return Optional.empty();
        }
        return switch (local(root)) {
            case "urlset" -> Optional.of(new Sitemap(entries(root), List.of()));
            case "sitemapindex" -> Optional.of(new Sitemap(List.of(), entries(root)));
            default ->
                FeedParser.links(raw)
                        .map(links -> new Sitemap(
                                links.stream()
                                        .map(link -> new Entry(link, null))
                                        .toList(),
                                List.of()));
        };
    }

    private static List<Entry> entries(Element root) {
        return root.children().stream()
                .flatMap(Sitemap::entry)
                .distinct()
                .sorted(Comparator.comparing(Entry::date, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    private static Stream<Entry> entry(Element listed) {
        String url = text(listed, "loc").orElse("");
        boolean isWeb = url.startsWith("http://") || url.startsWith("https://");
        return isWeb ? Stream.of(new Entry(url, date(listed).orElse(null))) : Stream.empty();
    }

    private static Optional<Instant> date(Element listed) {
        Optional<Instant> published = listed.children().stream()
                .filter(child -> local(child).equals("news"))
                .flatMap(news -> text(news, "publication_date").stream())
                .flatMap(text -> Dates.parse(text).stream())
                .findFirst();
        return published.or(() -> text(listed, "lastmod").flatMap(Dates::parse));
    }

    private static Optional<String> text(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> local(child).equals(name))
                .map(child -> child.wholeText().strip())
                .findFirst();
    }

    private static String local(Element element) {
        return element.tag().localName().toLowerCase(Locale.ROOT);
    }
}
