package dev.grapevine.ingest.feed;

import dev.grapevine.ingest.text.PlainText;
import java.util.List;
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

    /** What is no markup after all, such as a lone bracket, is shown as it is. */
    String plain() {
        String plain = isHtml ? PlainText.ofHtml(source) : "";
        return plain.isEmpty() && (!isHtml || source.indexOf('>') < 0) ? PlainText.clean(source) : plain;
    }

    List<String> links() {
        return isHtml ? Links.of(source, base) : List.of();
    }
}
