package dev.grapevine.ingest.article;

import dev.grapevine.ingest.text.PlainText;
import dev.grapevine.ingest.text.WrittenDates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What stands inside an article without being part of it: hidden copies, captions, teasers of other articles, invitations
 * to subscribe, and above the first paragraph the headline, the date and the byline once more.
 */
final class Clutter {

    private static final String HIDDEN =
            "[style~=(?i)display\\s*:\\s*none], [style~=(?i)visibility\\s*:\\s*hidden], [hidden]";

    private static final String BESIDE =
            "figcaption, .wp-caption-text, [class~=(?i)(?:^|[-_ ])(?:captions?|credits?)(?:$|[-_ ])], "
                    + "[class~=(?i)(?:author|writer)[-_]?(?:bio|box|info|card)|about[-_]?(?:the[-_])?author], "
                    + "[class~=(?i)newsletter|sign-?up|subscribe|promo(?:$|[-_ ])|related[-_]?(?:posts|articles|stories|links|content)], "
                    + "[class~=(?i)read-?(?:more|next|also)|also-?like|most-?(?:read|popular)|trending|recirc|taboola|outbrain]";

    /** A part of the page this large is no clutter, whatever it is called. */
    private static final double MAX_SHARE = 0.3;

    private static final Pattern INVITATION = Pattern.compile(
            "^\\W{0,3}(?:(?:read|see|watch|learn) (?:more|also|next|now)\\b|more:|related(?: \\w+){0,6}:|related (?:posts|articles|stories)\\b"
                    + "|don['’]t miss\\b|you (?:may|might) (?:also )?(?:like|enjoy)|recommended\\b.{0,30}:|sign up\\b|subscribe\\b"
                    + "|get the latest\\b|like this article|follow us\\b|follow @|share this\\b|advertisement\\b|enlarge image"
                    + "|most read\\b|tags?:?$|comments?$|leia (?:mais|também)\\b|lee también|leggi anche|lire aussi|à lire"
                    + "|lesen sie auch|lees ook|mehr zum thema|zum thema|читайте также|(?:all rights reserved|alle rechte)"
                    + "|(?:image|photo|foto|file photo|picture|credit|source|bild|quelle)s?:"
                    + "|\\(?(?:additional |with )?reporting by\\b|copyright\\b|©|ⓒ|this document is subject to copyright|citation:"
                    + "|tempo de leitura|reading time|lesezeit)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern WORDS = Pattern.compile("\\s+");
    private static final int MAX_INVITATION = 45;
    private static final int MAX_HEADING = 14;
    private static final int MIN_REPEATED = 30;
    private static final int MIN_TEASER = 15;
    private static final int MAX_TEASER = 30;
    private static final double LINKED = 0.9;

    private Clutter() {}

    /** Before anything stands out: what is not shown would count as text. */
    static void removeHidden(Document page) {
        page.body().select(HIDDEN).forEach(hidden -> {
            if (!hidden.nameIs("body")) {
                hidden.remove();
            }
        });
    }

    static void removeBeside(Document article) {
        int whole = article.body().text().length();
        for (Element each : article.body().select(BESIDE)) {
            if (each.text().length() < whole * MAX_SHARE) {
                each.remove();
            }
        }
        article.body().select("p, li, div, h3, h4, h5").stream()
                .filter(Clutter::isTeaser)
                .toList()
                .forEach(Element::remove);
    }

    /** Nothing but a link to something else. */
    private static boolean isTeaser(Element block) {
        String text = block.text();
        int linked = block.select("a[href]").stream()
                .mapToInt(link -> link.text().length())
                .sum();
        return text.length() >= MIN_TEASER && words(text) <= MAX_TEASER && linked >= LINKED * text.length();
    }

    /** Lines of text without what was said before, above it or as an invitation. */
    static String withoutRepetitions(String text, @Nullable String title) {
        List<String> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean started = false;
        for (String line : text.split("\n", -1)) {
            boolean repeated = words(line) >= MIN_REPEATED && !seen.add(line);
            boolean above = !started && isHead(line, title);
            if (!repeated && !above && !isInvitation(line)) {
                kept.add(line);
                started |= words(line) > MAX_HEADING;
            }
        }
        return PlainText.clean(String.join("\n", kept));
    }

    private static boolean isInvitation(String line) {
        return words(line) <= MAX_INVITATION && INVITATION.matcher(line).find();
    }

    /** Headline, address, date or byline. */
    private static boolean isHead(String line, @Nullable String title) {
        if (line.isBlank()) {
            return false;
        }
        String plain = letters(line);
        boolean isTitle =
                title != null && !plain.isEmpty() && (letters(title).contains(plain) || plain.equals(letters(title)));
        boolean isShort = words(line) <= MAX_HEADING;
        return isTitle
                || line.startsWith("http")
                || (isShort && WrittenDates.in("en-GB").find(line).isPresent())
                || (isShort && line.regionMatches(true, 0, "by ", 0, 3));
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static int words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : WORDS.split(stripped).length;
    }
}
