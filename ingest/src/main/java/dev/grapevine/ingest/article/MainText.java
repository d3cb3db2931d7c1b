package dev.grapevine.ingest.article;

import dev.grapevine.ingest.text.PlainText;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main text of a page by Mozilla's Readability, in its port Readability4J. */
final class MainText {

    private static final Logger LOG = LoggerFactory.getLogger(MainText.class);

    /** The algorithm's cost grows with the square of the page; the largest articles stay below this. */
    private static final int MAX_ELEMENTS = 10_000;

    private MainText() {}

    private static String text(Document article, @Nullable String title) {
        Clutter.removeBeside(article);
        return Clutter.withoutRepetitions(PlainText.of(article), title);
    }

    /** Empty, if none stands out or the page is far larger than any article. The page itself is left as it is. */
    static String of(Document page, String url, @Nullable String title) {
        if (page.stream().limit(MAX_ELEMENTS + 1L).count() > MAX_ELEMENTS) {
            return "";
        }
        try {
            Document copy = page.clone();
            Clutter.removeHidden(copy);
            String html = new Readability4J(url, copy).parse().getContent();
            return html == null ? "" : text(PlainText.document(html, url), title);
        } catch (RuntimeException | StackOverflowError e) {
            // a port of a browser's algorithm meets pages that no browser would have given it
            LOG.debug("no main text: {}", e.toString());
            return "";
        }
    }
}
