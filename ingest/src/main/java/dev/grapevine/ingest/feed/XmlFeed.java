package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.feed.Feed.Entry;
import dev.grapevine.ingest.text.Dates;
import dev.grapevine.ingest.text.Dom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * RSS 0.9x, 1.0, 2.0 and Atom 0.3, 1.0 in one reader, tolerant of everything that feeds do wrong.
 *
 * <p>jsoup's XML parser never fails and expands no entities of a DOCTYPE, so there is nothing to attack. One reader for
 * well-formed and broken feeds alike keeps the ids of the items the same while a feed breaks and heals.
 */
final class XmlFeed {

    private static final Set<String> ITEMS = Set.of("item", "entry");
    private static final Set<String> FEEDS = Set.of("channel", "feed", "rss", "rdf:rdf", "newlocation");

    private final String url;

    private XmlFeed(String url) {
        this.url = url;
    }

    static Feed read(String text, String url) {
        Document document = Dom.xml(text);
        return new XmlFeed(url).read(document);
    }

    private Feed read(Document document) {
        List<Element> items = new ArrayList<>();
        Element feed = null;
        for (Element element : document.getAllElements()) {
            String name = Names.of(element);
            if (ITEMS.contains(name)) {
                items.add(element);
            } else if (items.isEmpty() && FEEDS.contains(name) && !name.equals("rss") && !name.equals("rdf:rdf")) {
                feed = feed == null ? element : feed;
            }
        }
        Element root = document.firstElementChild();
        if (root == null || (feed == null && items.isEmpty() && !FEEDS.contains(Names.of(root)))) {
            return Feed.NONE;
        }
        Fields head = new Fields(feed == null ? root : feed, url);
        return new Feed(
                true,
                head.plain("title", "dc:title", "itunes:title"),
                head.link(),
                head.language(),
                head.plain(
                        "tagline",
                        "subtitle",
                        "description",
                        "dc:description",
                        "itunes:subtitle",
                        "itunes:summary",
                        "info"),
                entries(items, head),
                head.announced());
    }

    private List<Entry> entries(List<Element> items, Fields head) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            boolean cut = i == items.size() - 1 && items.get(i).endSourceRange().isImplicit();
            if (!cut) {
                entries.add(entry(items.get(i), head));
            }
        }
        return entries;
    }

    private Entry entry(Element element, Fields head) {
        Fields item = new Fields(element, url);
        Markup body = item.markup(
                "content:encoded",
                "content",
                "xhtml:body",
                "body",
                "description",
                "summary",
                "dc:description",
                "media:description",
                "itunes:summary",
                "abstract");
        String link = Optional.ofNullable(item.link())
                .or(() -> Optional.ofNullable(item.permanentId()))
                .orElseGet(item::enclosure);
        String title = item.plain("title", "dc:title", "media:title", "itunes:title");
        Markup.Content content = body == null ? Markup.Content.NONE : body.read();
        Entry entry = new Entry(
                item.id(),
                link == null ? null : GoogleLinks.unwrap(link),
                GoogleLinks.title(title, link, item.text("source")),
                body == null ? null : content.plain(),
                Optional.ofNullable(item.author()).orElseGet(head::author),
                date(item, "pubdate", "published", "issued", "dc:date", "dcterms:issued", "created", "dcterms:created"),
                date(item, "updated", "modified", "dcterms:modified"),
                body == null || body.language() == null ? item.language() : body.language(),
                content.links(),
                "");
        return entry.isEmpty() ? entry.withRaw(raw(element)) : entry;
    }

    /** Without the items inside it, as there are where one was never closed. */
    private static String raw(Element element) {
        return element.shallowClone().outerHtml()
                + element.children().stream()
                        .filter(child -> !ITEMS.contains(Names.of(child)))
                        .map(child -> child.shallowClone().text(child.ownText()).outerHtml())
                        .collect(Collectors.joining());
    }

    private static @Nullable Instant date(Fields item, String... names) {
        for (String name : names) {
            Optional<Instant> date = Dates.parse(item.text(name));
            if (date.isPresent()) {
                return date.get();
            }
        }
        return null;
    }
}
