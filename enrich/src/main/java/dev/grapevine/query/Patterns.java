package dev.grapevine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    Stream<String> fitting(String word) {
        return byBeginning.entrySet().stream()
                .filter(index -> index.getKey() <= word.length())
                .flatMap(index -> index.getValue().getOrDefault(word.substring(0, index.getKey()), List.of()).stream())
                .filter(pattern -> Wildcard.matches(pattern, word));
    }

    private static String beginning(String pattern) {
        int end = 0;
        while (end < pattern.length() && pattern.charAt(end) != '*' && pattern.charAt(end) != '?') {
            end++;
        }
        return pattern.substring(0, end);
    }
}
