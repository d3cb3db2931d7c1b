package dev.grapevine.story;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionId;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is left of a text when all that differs between copies of a story is taken away: case, web addresses, retweet
 * prefixes, handles at either end, punctuation, and the variants of an emoji.
 *
 * <p>Linear in the text's length, whatever it holds.
 */
public final class StoryText {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Predicate<String> ADDRESS =
            Pattern.compile("(?:https?://|www\\.).*").asMatchPredicate();
    private static final Predicate<String> HANDLE =
            Pattern.compile("[^@#\\p{L}\\p{N}]*@[\\w.:]++[^@#\\p{L}\\p{N}]*").asMatchPredicate();
    private static final Predicate<String> REPOST =
            Pattern.compile("rt|mt|via|[^@#\\p{L}\\p{N}]*").asMatchPredicate();

    /** Variation selectors, skin tones and joiners. */
    private static final Pattern EMOJI_VARIANT = Pattern.compile("[\\x{fe0e}\\x{fe0f}\\x{200d}\\x{1f3fb}-\\x{1f3ff}]");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{Sm}\\p{Sc}\\p{Sk}\\s]+");

    private StoryText() {}

    /** Empty where the text says nothing but handles and addresses. */
    public static String normalise(String text) {
        List<String> parts = SPACE.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(ADDRESS.negate())
                .toList();
        String words = EMOJI_VARIANT.matcher(String.join(" ", inner(parts))).replaceAll("");
        return PUNCTUATION.matcher(words).replaceAll(" ").strip();
    }

    /** The same for texts that differ in nothing else; the mention's own id where no words are left. */
    public static String idOf(Mention mention) {
        String words = normalise(mention.words());
        return words.isEmpty() ? mention.id() : MentionId.sha256(words);
    }

    /** Without the handles at either end, and the "RT" and "via" that go with them. */
    private static List<String> inner(List<String> parts) {
        int from = 0;
        int to = parts.size();
        for (int i = 0; i < to && isEdge(parts.get(i)); i++) {
            from = HANDLE.test(parts.get(i)) ? i + 1 : from;
        }
        int end = to;
        for (int i = to - 1; i >= from && isEdge(parts.get(i)); i--) {
            end = isVia(parts, i) ? i : end;
        }
        return parts.subList(from, Math.max(from, end));
    }

    private static boolean isVia(List<String> parts, int i) {
        return HANDLE.test(parts.get(i))
                || (i + 1 < parts.size() && parts.get(i).equals("via"));
    }

    private static boolean isEdge(String part) {
        return HANDLE.test(part) || REPOST.test(part);
    }
}
