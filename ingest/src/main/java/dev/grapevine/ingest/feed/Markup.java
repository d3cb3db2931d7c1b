package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.text.PlainText;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text of a feed, which may be HTML.
 *
 * @param base where its relative links start
 * @param language as its element or one around it states it
 */
record Markup(
        String source,
        boolean isHtml,
        String base,
        @Nullable String language) {

    String plain() {
        return read().plain();
    }

    /** What is no markup after all, such as a lone bracket, is shown as it is. */
    Content read() {
        if (!isHtml) {
            return new Content(PlainText.clean(source), List.of());
        }
        if (source.indexOf('<') < 0) {
            return new Content(PlainText.ofEntities(source), List.of());
        }
        Document document = PlainText.document(source, base);
        List<String> links = Links.of(document);
        String drawing = drawing(document);
        String plain = PlainText.of(document);
        if (plain.isEmpty()) {
            plain = source.indexOf('>') < 0 ? PlainText.clean(source) : drawing;
        }
        return new Content(plain, links);
    }

    /** Words that come with a drawing; they count where there are no others. */
    private static String drawing(Document document) {
        Element title = document.selectFirst("svg > title");
        return title == null ? "" : PlainText.clean(title.wholeText());
    }

    /**
     * What people would read of it.
     *
     * @param links absolute
     */
    record Content(String plain, List<String> links) {

        static final Content NONE = new Content("", List.of());
    }
}
