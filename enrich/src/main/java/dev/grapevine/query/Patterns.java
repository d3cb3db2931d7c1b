package dev.grapevine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds which of many wildcard patterns a word fits; looked up by the letters before the first wildcard. */
final class Patterns {

    /** By the length of those letters, then by the letters; those that begin with a wildcard by none. */
    private final Map<Integer, Map<String, List<String>>> byBeginning = new TreeMap<>();

    Patterns(Collection<String> patterns) {
        for (String pattern : patterns) {
            String beginning = beginning(pattern);
            byBeginning
                    .computeIfAbsent(beginning.length(), any -> new HashMap<>())
                    .computeIfAbsent(beginning, any -> new ArrayList<>(1))
                    .add(pattern);
        }
    }

    /** Mostly none; asked for every word of every mention, so it makes nothing that it does not need. */
    List<String> fitting(String word) {
        List<String> fitting = List.of();
        for (Map.Entry<Integer, Map<String, List<String>>> index : byBeginning.entrySet()) {
            int length = index.getKey();
            if (length > word.length()) {
                break;
            }
            for (String pattern : index.getValue().getOrDefault(word.substring(0, length), List.of())) {
                if (Wildcard.matches(pattern, word)) {
                    fitting = fitting.isEmpty() ? new ArrayList<>(2) : fitting;
                    fitting.add(pattern);
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
