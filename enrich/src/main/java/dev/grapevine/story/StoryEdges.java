package dev.grapevine.story;

import dev.grapevine.phrase.Characters;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What stands around a copied text and is not of it: who is quoted and what is said of it before, handles, tags and the
 * publisher's name behind, and what is left of a word that was cut in two.
 */
final class StoryEdges {

    /** Fewer words than this are too few to take a tag, or a comment, away from them. */
    private static final int FEW = 4;

    /** Fewer words than this are not cut by anybody, and need no publisher. */
    private static final int LINE = 8;

    private static final int LONGEST_PUBLISHER = 4;

    private static final Predicate<String> ADDRESS = matches(begins("hHwW"), "(?i)(?:https?://|www\\.).*");
    private static final Predicate<String> HANDLE =
            matches(holds('@'), "[^@#\\p{L}\\p{N}]*@[\\w.:]++[^@#\\p{L}\\p{N}]*");
    private static final Predicate<String> TAG =
            matches(holds('#'), "[^@#\\p{L}\\p{N}]*#[\\p{L}\\p{N}\\p{M}_]++[^@#\\p{L}\\p{N}]*");
    private static final Predicate<String> REPOST = matches(ends("tT"), "(?i)[^@#\\p{L}\\p{N}]*(?:rt|mt)");
    private static final Predicate<String> VIA = matches(begins("vV"), "(?i)via");
    private static final Predicate<String> QUOTED = matches(ends(":"), "[\"\u201c\u201d]+@[\\w.]++:");
    private static final Predicate<String> CUT_OFF = matches(ends(".\u2026\"\u201d"), ".*(?:\\.\\.|\u2026)[\"\u201d]*");
    private static final Predicate<String> DASH =
            matches(ends("-\u2013\u2014|\u00bb\u00b7"), "[-\u2013\u2014|\u00bb\u00b7]+");
    private static final Predicate<String> LARGE = matches(part -> true, "[(\"]*[@\\p{Lu}].*");

    private StoryEdges() {}

    /**
     * Asked of every part of every text: one look spares most of them the pattern.
     *
     * @param may true of all that the pattern matches
     */
    private static Predicate<String> matches(Predicate<String> may, String pattern) {
        return may.and(Pattern.compile(pattern, Pattern.DOTALL).asMatchPredicate());
    }

    private static Predicate<String> begins(String characters) {
        return part -> characters.indexOf(part.charAt(0)) >= 0;
    }

    private static Predicate<String> ends(String characters) {
        return part -> characters.indexOf(part.charAt(part.length() - 1)) >= 0;
    }

    private static Predicate<String> holds(char character) {
        return part -> part.indexOf(character) >= 0;
    }

    /** Nothing but signs; neither the beginning of a handle nor of a tag. */
    private static boolean isSign(String part) {
        return part.codePoints().noneMatch(c -> c == '@' || c == '#' || Characters.isLetterOrNumber(c));
    }

    /** @param parts what stands between spaces, none of them empty */
    static List<String> strip(List<String> parts) {
        List<String> text = parts.stream().filter(ADDRESS.negate()).toList();
        return withoutPublisher(withoutRest(withoutEnd(withoutBeginning(quoted(text)))));
    }

    /** What is behind the last "RT @name:", if that is a text. */
    private static List<String> quoted(List<String> parts) {
        for (int i = parts.size() - FEW - 1; i >= 0; i--) {
            String part = parts.get(i);
            if ((REPOST.test(part) && HANDLE.test(parts.get(i + 1))) || QUOTED.test(part)) {
                return parts.subList(i + 1, parts.size());
            }
        }
        return parts;
    }

    private static List<String> withoutBeginning(List<String> parts) {
        int from = 0;
        for (int i = 0; i < parts.size() && (HANDLE.test(parts.get(i)) || isRepost(parts.get(i))); i++) {
            from = HANDLE.test(parts.get(i)) ? i + 1 : from;
        }
        return parts.subList(from, parts.size());
    }

    private static boolean isRepost(String part) {
        return REPOST.test(part) || VIA.test(part) || isSign(part);
    }

    /** Handles and signs wherever it ends with them; tags only where a text remains. */
    private static List<String> withoutEnd(List<String> parts) {
        int to = parts.size();
        while (to > 0 && (isHandle(parts, to - 1) || isTag(parts, to - 1))) {
            to--;
        }
        return parts.subList(0, to);
    }

    private static boolean isHandle(List<String> parts, int i) {
        String part = parts.get(i);
        return HANDLE.test(part)
                || (i > 0 && isSign(part) && !CUT_OFF.test(part))
                || (isVia(part) && i + 1 < parts.size());
    }

    private static boolean isVia(String part) {
        return VIA.test(part) || REPOST.test(part);
    }

    private static boolean isTag(List<String> parts, int i) {
        return i >= FEW && TAG.test(parts.get(i));
    }

    private static List<String> withoutRest(List<String> parts) {
        int last = parts.size() - 1;
        if (last < LINE || !CUT_OFF.test(parts.get(last))) {
            return parts;
        }
        return parts.subList(0, isSign(parts.get(last)) ? last - 1 : last);
    }

    private static List<String> withoutPublisher(List<String> parts) {
        int last = parts.size() - 1;
        for (int i = last; i > last - LONGEST_PUBLISHER - 1 && i >= LINE; i--) {
            if (DASH.test(parts.get(i))) {
                return parts.subList(0, i);
            }
            if (!LARGE.test(parts.get(i))) {
                return parts;
            }
        }
        return parts;
    }
}
