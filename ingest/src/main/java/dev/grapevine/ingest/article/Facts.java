package dev.grapevine.ingest.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says about itself besides its text. */
final class Facts {

    private static final Pattern BY = Pattern.compile("^(?:by|von|par|por)\\s+", Pattern.CASE_INSENSITIVE);

    private final Document page;
    private final List<ObjectNode> things;

    Facts(Document page, List<ObjectNode> things) {
        this.page = page;
        this.things = things;
    }

    @Nullable
    String title() {
        String title = first(
                stated("headline"),
                meta("meta[property=og:title]", "meta[name=twitter:title]", "meta[name=title]"),
                textOf("h1"));
        return title == null ? plain(page.title()) : title;
    }

    @Nullable
    String author() {
        for (ObjectNode thing : things) {
            JsonNode author = thing.path("author");
            JsonNode one = author.isArray() ? author.path(0) : author;
            String name = plain(one.isObject() ? one.path("name").asText() : one.asText());
            if (name != null) {
                return BY.matcher(name).replaceFirst("");
            }
        }
        String meta = meta("meta[name=author]", "meta[property=article:author]", "meta[name=parsely-author]");
        return meta != null && !meta.startsWith("http")
                ? meta
                : textOf("[rel=author], [itemprop=author], .byline .author");
    }

    @Nullable
    String language(@Nullable String fallback) {
        Element html = page.selectFirst("html[lang]");
        String language = html == null ? null : plain(html.attr("lang"));
        return language == null || language.length() > 35 ? fallback : language;
    }

    /** The page's own canonical address, where it is one. */
    String url(String fallback) {
        Element canonical = page.selectFirst("link[rel=canonical][href]");
        String url = canonical == null ? "" : canonical.absUrl("href");
        return url.startsWith("http") ? url : fallback;
    }

    private @Nullable String stated(String property) {
        for (ObjectNode thing : things) {
            String text = plain(thing.path(property).asText());
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private @Nullable String meta(String... selectors) {
        for (String selector : selectors) {
            Element meta = page.selectFirst(selector);
            String content = meta == null ? null : plain(meta.attr("content"));
            if (content != null) {
                return content;
            }
        }
        return null;
    }

    private @Nullable String textOf(String selector) {
        Element element = page.selectFirst(selector);
        return element == null ? null : plain(element.text());
    }

    private static @Nullable String plain(String text) {
        String plain = text.indexOf('&') < 0 ? PlainText.clean(text) : PlainText.ofHtml(text);
        return plain.isEmpty() || plain.length() > PlainText.MAX_TITLE ? null : plain;
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }
}
