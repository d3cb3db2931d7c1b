package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.text.PlainText;
import java.util.List;

/**
 * A piece of text of a feed, which may be HTML.
 *
 * @param base where its relative links start
 */
record Markup(String source, boolean isHtml, String base) {

    String plain() {
        return isHtml ? PlainText.ofHtml(source) : PlainText.clean(source);
    }

    List<String> links() {
        return isHtml ? Links.of(source, base) : List.of();
    }
}
