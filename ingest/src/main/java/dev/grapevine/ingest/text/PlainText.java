package dev.grapevine.ingest.text;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** What people would read of a piece of HTML: no markup, no scripts, no control characters, of bounded length. */
public final class PlainText {

    public static final int MAX_TITLE = 1_000;
    public static final int MAX_TEXT = 100_000;

    private static final int MAX_HTML = 2_000_000;
    private static final Set<String> UNREAD =
            Set.of("script", "style", "template", "noscript", "iframe", "object", "svg");

    private PlainText() {}

    /** Paragraphs and line breaks become line feeds, everything else a blank. */
    public static String ofHtml(String html) {
        return html.indexOf('<') < 0 ? ofEntities(html) : of(document(html, ""));
    }

    /** HTML without any tags. */
    public static String ofEntities(String html) {
        String text = html.indexOf('&') < 0 ? html : Parser.unescapeEntities(html, false);
        return clean(text.replace('\n', ' '));
    }

    /** A piece of HTML as a tree of bounded size. */
    public static Document document(String html, String base) {
        return Jsoup.parseBodyFragment(html.length() > MAX_HTML ? html.substring(0, MAX_HTML) : html, base);
    }

    public static String of(Document document) {
        Writer writer = new Writer();
        document.body().filter(writer);
        return clean(writer.text.toString());
    }

    /** Without control and formatting characters; runs of blanks as one, at most one empty line. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), MAX_TEXT));
        int feeds = 0;
        boolean blank = false;
        for (int i = 0; i < text.length() && clean.length() < MAX_TEXT; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                feeds++;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
            } else if (!isInvisible(c)) {
                separate(clean, feeds, blank);
                clean.append(c);
                feeds = 0;
                blank = false;
            }
        }
        return endsInHalf(clean) ? clean.substring(0, clean.length() - 1) : clean.toString();
    }

    /** Shortened to at most that many characters, never through the middle of one. */
    public static @Nullable String cut(@Nullable String text, int max) {
        if (text == null || text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    private static void separate(StringBuilder clean, int feeds, boolean blank) {
        if (!clean.isEmpty()) {
            clean.append(feeds > 1 ? "\n\n" : feeds == 1 ? "\n" : blank ? " " : "");
        }
    }

    private static boolean endsInHalf(StringBuilder text) {
        return !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    }

    /** Controls, and the characters that reorder or hide text; joiners stay, scripts and emoji need them. */
    private static boolean isInvisible(char c) {
        return Character.isISOControl(c)
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u200b'
                || c == '\u2060'
                || c == '\ufeff'
                || c == '\u00ad'
                || (c >= '\ufff9' && c <= '\ufffb');
    }

    private static final class Writer implements NodeFilter {

        private final StringBuilder text = new StringBuilder();

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText().replace('\n', ' '));
            } else if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
                text.append('\n');
            }
            return node instanceof Element element && UNREAD.contains(element.normalName())
                    ? FilterResult.SKIP_ENTIRELY
                    : FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                text.append('\n');
            }
            return FilterResult.CONTINUE;
        }
    }
}
