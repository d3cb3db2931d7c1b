package dev.grapevine.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which of many exact strings stand in a text, in one pass over it.
 *
 * <p>A string that begins or ends with a letter or digit is not found inside a longer word. Looked up by their first two
 * characters, so that thousands of strings cost little more than one.
 */
final class Literals {

    private final Map<String, List<String>> byBeginning = new HashMap<>();

    /** Those of one character, and the first two of the others: most of a text's begin none. */
    private final BitSet singles = new BitSet();

    private final BitSet pairs = new BitSet(Letters.PAIRS);

    Literals(Collection<String> literals) {
        for (String literal : new HashSet<>(literals)) {
            byBeginning
                    .computeIfAbsent(beginning(literal, 0), any -> new ArrayList<>())
                    .add(literal);
            if (literal.length() == 1) {
                singles.set(literal.charAt(0));
            } else if (literal.length() > 1) {
                pairs.set(Letters.pair(literal, 0));
            }
        }
    }

    Set<String> in(String text) {
        Set<String> found = new HashSet<>();
        for (int at = 0; at < text.length(); at++) {
            if (singles.get(text.charAt(at))) {
                look(text, at, text.substring(at, at + 1), found);
            }
            if (at + 1 < text.length() && pairs.get(Letters.pair(text, at))) {
                look(text, at, beginning(text, at), found);
            }
        }
        return found;
    }

    /** Where one string stands in a text. */
    static List<Integer> occurrences(String literal, String text) {
        List<Integer> starts = new ArrayList<>();
        for (int at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
            if (standsFree(literal, text, at)) {
                starts.add(at);
            }
        }
        return starts;
    }

    private void look(String text, int at, String beginning, Set<String> found) {
        for (String literal : byBeginning.getOrDefault(beginning, Collections.emptyList())) {
            if (text.startsWith(literal, at) && standsFree(literal, text, at)) {
                found.add(literal);
            }
        }
    }

    private static String beginning(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + 2));
    }

    private static boolean standsFree(String literal, String text, int at) {
        int end = at + literal.length();
        boolean cutsBefore = Letters.wordAt(literal, 0) && Letters.wordBefore(text, at);
        boolean cutsBehind = Letters.wordBefore(literal, literal.length()) && Letters.wordAt(text, end);
        return !cutsBefore && !cutsBehind;
    }
}
