package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.text.Decoding;
import dev.grapevine.ingest.text.Dom;
import dev.grapevine.ingest.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds feeds: the document itself, those that a page names in its head, or those of a reader's OPML list. */
public final class Discovery {

    private static final int MAX_FEEDS = 5_000;
    private static final int MAX_TITLE = 100;
    private static final String NAMED =
            "link[rel~=(?i)\\balternate\\b][href][type~=(?i)(?:rss|atom|feed\\+json|rdf)\\b]";

    private Discovery() {}

    /** @param title as the page or the list calls it; empty where it does not */
    public record Found(String url, String title) {}

    /** Without repetitions, in the order of the document. */
    public static List<Found> in(Raw raw) {
        String text = Decoding.decode(raw.bytes(), raw.contentType());
        Feed feed = FeedParser.read(raw);
        if (feed.recognised()) {
            return List.of(found(raw.url(), String.valueOf(feed.title() == null ? "" : feed.title())));
        }
        Map<String, Found> feeds = new LinkedHashMap<>();
        for (Found each : isOpml(text) ? ofOpml(text) : ofPage(text, raw.url())) {
            if (Links.isWeb(each.url) && feeds.size() < MAX_FEEDS) {
                feeds.putIfAbsent(each.url, each);
            }
        }
        return List.copyOf(feeds.values());
    }

    private static boolean isOpml(String text) {
        Element root = Dom.xml(text).firstElementChild();
        return root != null && root.normalName().equals("opml");
    }

    /** The attribute is {@code xmlUrl}, in whatever case (OPML 2.0). */
    private static List<Found> ofOpml(String text) {
        List<Found> feeds = new ArrayList<>();
        for (Element outline : Dom.xml(text).getElementsByTag("outline")) {
            String title = attribute(outline, "title");
            String url = attribute(outline, "xmlurl");
            feeds.add(found(url.strip(), title.isEmpty() ? attribute(outline, "text") : title));
        }
        return feeds;
    }

    private static String attribute(Element element, String name) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().equalsIgnoreCase(name)) {
                return attribute.getValue();
            }
        }
        return "";
    }

    private static List<Found> ofPage(String text, String url) {
        Document page = Dom.html(text, url);
        return page.select(NAMED).stream()
                .map(link -> found(link.absUrl("href"), link.attr("title")))
                .toList();
    }

    private static Found found(String url, String title) {
        String line = PlainText.clean(title).replace('\n', ' ');
        return new Found(url, String.valueOf(PlainText.cut(line, MAX_TITLE)));
    }
}
