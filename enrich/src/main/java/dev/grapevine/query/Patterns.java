package dev.grapevine.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds which of many wildcard patterns a word fits; looked up by the first letters before the first wildcard. */
final class Patterns {

    /** More letters would leave fewer patterns to try, but each length costs every word of every mention a look-up. */
    private static final int MOST_LETTERS = 4;

    /** By how many letters they are looked up by, then by these; those that begin with a wildcard by none. */
    private final List<Map<String, List<Pattern>>> byLetters = IntStream.rangeClosed(0, MOST_LETTERS)
            .<Map<String, List<Pattern>>>mapToObj(length -> new HashMap<>())
            .toList();

    /** The first two letters of all that are looked up by two and more: most words begin otherwise than any. */
    private final BitSet beginnings = new BitSet(Letters.PAIRS);

    private record Pattern(String wildcard, String beginning) {

        boolean isFitBy(String word) {
            return word.startsWith(beginning) && Wildcard.matches(wildcard, word);
        }
    }

    Patterns(Collection<String> patterns) {
        for (String wildcard : patterns) {
            String beginning = beginning(wildcard);
            String letters = beginning.substring(0, Math.min(MOST_LETTERS, beginning.length()));
            byLetters
                    .get(letters.length())
                    .computeIfAbsent(letters, any -> new ArrayList<>(1))
                    .add(new Pattern(wildcard, beginning));
            if (letters.length() >= 2) {
                beginnings.set(Letters.pair(letters, 0));
            }
        }
    }

    /** Mostly none; asked for every word of every mention, so it makes nothing that it does not need. */
    List<String> fitting(String word) {
        List<String> fitting = Collections.emptyList();
        int most = word.length() >= 2 && beginnings.get(Letters.pair(word, 0)) ? MOST_LETTERS : 1;
        for (int length = 0; length <= Math.min(most, word.length()); length++) {
            Map<String, List<Pattern>> patterns = byLetters.get(length);
            if (patterns.isEmpty()) {
                continue;
            }
            for (Pattern pattern : patterns.getOrDefault(word.substring(0, length), Collections.emptyList())) {
                if (pattern.isFitBy(word)) {
                    fitting = fitting.isEmpty() ? new ArrayList<>(2) : fitting;
                    fitting.add(pattern.wildcard());
                }
            }
        }
        return fitting;
    }

    private static String beginning(String pattern) {
        int end = 0;
        while (end < pattern.length() && isLetter(pattern.charAt(end))) {
            end++;
        }
        return pattern.substring(0, end);
    }

    /** How many characters every word has that fits. */
    static int letters(String pattern) {
        return (int) pattern.chars().filter(Patterns::isLetter).count();
    }

    private static boolean isLetter(int character) {
        return character != '*' && character != '?';
    }
}
