package dev.grapevine.story;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionId;
import dev.grapevine.phrase.Characters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * What is left of a text when all that differs between copies of a story is taken away: case, web addresses, retweet
 * prefixes with the comment before them, handles at either end, hashtags and the publisher's name at the end, the word
 * that was cut in two, punctuation, and the variants of an emoji.
 *
 * <p>Linear in the text's length, whatever it holds.
 *
 * @param words in small letters
 * @param facts those of them that are numbers, or names: written large inside a sentence, where not nearly everything is
 */
public record StoryText(List<String> words, Set<String> facts) {

    /** Variation selectors, skin tones, joiners and apostrophes. */
    private static final Pattern NOTHING = Pattern.compile("[\\x{fe0e}\\x{fe0f}\\x{200d}\\x{1f3fb}-\\x{1f3ff}'\u2019]");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{Sm}\\p{Sc}\\p{Sk}\\s]+");

    /** Written without spaces: each character counts as a word. */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    public StoryText {
        words = List.copyOf(words);
        facts = Set.copyOf(facts);
    }

    static StoryText of(String text) {
        Builder builder = new Builder();
        StoryEdges.strip(runs(text, c -> !Characters.isSpace(c))).forEach(builder::add);
        return builder.build();
    }

    private static final class Builder {

        private final List<String> words = new ArrayList<>();
        private final Set<String> numbers = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private int large;
        private boolean begins = true;

        private void add(String part) {
            cut(part).forEach(this::word);
            begins |= ".!?:".indexOf(part.charAt(part.length() - 1)) >= 0;
        }

        private void word(String word) {
            String small = word.toLowerCase(Locale.ROOT);
            words.add(small);
            boolean name = Character.isUpperCase(word.codePointAt(0));
            if (Character.isDigit(word.codePointAt(0))) {
                numbers.add(small);
            } else if (name && !begins) {
                names.add(small);
            }
            large += name ? 1 : 0;
            begins = false;
        }

        /** Names cannot be told where more than three in five words are written large: in headlines and shouts. */
        private StoryText build() {
            if (5 * large <= 3 * words.size()) {
                numbers.addAll(names);
            }
            return new StoryText(words, numbers);
        }
    }

    private static List<String> cut(String part) {
        if (isAscii(part)) {
            // Without patterns, which cost more than all the rest: what is printed in ASCII is a sign or stays.
            return runs(part.replace("'", ""), Character::isLetterOrDigit);
        }
        String plain = NOTHING.matcher(part).replaceAll("");
        return PUNCTUATION
                .splitAsStream(UNSPACED.matcher(plain).replaceAll(" $0 "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The longest stretches of such characters. */
    private static List<String> runs(String text, IntPredicate inside) {
        List<String> runs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !inside.test(text.charAt(i))) {
                if (i > start) {
                    runs.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return runs;
    }

    private static boolean isAscii(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) <= ' ' || part.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Empty where the text says nothing but handles and addresses. */
    static String normalise(String text) {
        return String.join(" ", of(text).words);
    }

    /** The same for texts that differ in nothing else; the mention's own id where no words are left. */
    public static String idOf(Mention mention) {
        String words = normalise(mention.words());
        return words.isEmpty() ? mention.id() : MentionId.sha256(words);
    }
}
