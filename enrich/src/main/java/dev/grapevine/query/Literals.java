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

    private final Map<String, List<String>> byBeginning = new HashMap<>();

    /** Their first characters: most of a text's begin none. */
    private final BitSet firsts = new BitSet();

    Literals(Collection<String> literals) {
        for (String literal : new HashSet<>(literals)) {
            byBeginning
                    .computeIfAbsent(beginning(literal, 0), any -> new ArrayList<>())
                    .add(literal);
            literal.chars().limit(1).forEach(firsts::set);
        }
    }

    Set<String> in(String text) {
        Set<String> found = new HashSet<>();
        for (int at = 0; !byBeginning.isEmpty() && at < text.length(); at++) {
            if (firsts.get(text.charAt(at))) {
                look(text, at, text.substring(at, at + 1), found);
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
        for (String literal : byBeginning.getOrDefault(beginning, List.of())) {
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
