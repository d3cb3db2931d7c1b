package dev.grapevine.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
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

    /** By the number of their first two characters: at most places of a text there is none to compare with. */
    private final String[][] byPair = new String[Letters.PAIRS][];

    /** Of one character only. */
    private final BitSet singles = new BitSet();

    private final boolean none;

    Literals(Collection<String> literals) {
        Map<Integer, List<String>> pairs = new HashMap<>();
        for (String literal : new HashSet<>(literals)) {
            if (literal.length() == 1) {
                singles.set(literal.charAt(0));
            } else if (literal.length() > 1) {
                pairs.computeIfAbsent(Letters.pair(literal, 0), any -> new ArrayList<>())
                        .add(literal);
            }
        }
        pairs.forEach((pair, those) -> byPair[pair] = those.toArray(String[]::new));
        none = literals.isEmpty();
    }

    Set<String> in(String text) {
        if (none) {
            return Set.of();
        }
        Set<String> found = new HashSet<>();
        for (int at = 0; at < text.length(); at++) {
            if (singles.get(text.charAt(at))) {
                look(text, at, text.substring(at, at + 1), found);
            }
            String[] literals = at + 1 < text.length() ? byPair[Letters.pair(text, at)] : null;
            if (literals != null) {
                for (String literal : literals) {
                    look(text, at, literal, found);
                }
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

    private static void look(String text, int at, String literal, Set<String> found) {
        if (text.startsWith(literal, at) && standsFree(literal, text, at)) {
            found.add(literal);
        }
    }

    private static boolean standsFree(String literal, String text, int at) {
        int end = at + literal.length();
        boolean cutsBefore = Letters.wordAt(literal, 0) && Letters.wordBefore(text, at);
        boolean cutsBehind = Letters.wordBefore(literal, literal.length()) && Letters.wordAt(text, end);
        return !cutsBefore && !cutsBehind;
    }
}
