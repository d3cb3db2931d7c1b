package dev.grapevine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds which of many wildcard patterns a word fits; looked up by their first two letters, or else their last. */
final class Patterns {

    private static final String ANY = "";

    private final Map<String, List<String>> byBeginning = new HashMap<>();
    private final Map<String, List<String>> byEnd = new HashMap<>();

    Patterns(Collection<String> patterns) {
        for (String pattern : patterns) {
            String beginning = literal(pattern.substring(0, Math.min(2, pattern.length())));
            Map<String, List<String>> index = beginning.isEmpty() ? byEnd : byBeginning;
            String key = beginning.isEmpty() ? literal(pattern.substring(pattern.length() - 1)) : beginning;
            index.computeIfAbsent(key, any -> new ArrayList<>()).add(pattern);
        }
    }

    Stream<String> fitting(String word) {
        if (word.isEmpty() || (byBeginning.isEmpty() && byEnd.isEmpty())) {
            return Stream.empty();
        }
        String one = word.substring(0, 1);
        String two = word.substring(0, Math.min(2, word.length()));
        String last = word.substring(word.length() - 1);
        return Stream.of(
                        byBeginning.get(one),
                        two.equals(one) ? null : byBeginning.get(two),
                        byEnd.get(last),
                        byEnd.get(ANY))
                .flatMap(patterns -> patterns == null ? Stream.empty() : patterns.stream())
                .filter(pattern -> Wildcard.matches(pattern, word));
    }

    /** The letters before the first wildcard. */
    private static String literal(String beginning) {
        int end = 0;
        while (end < beginning.length() && beginning.charAt(end) != '*' && beginning.charAt(end) != '?') {
            end++;
        }
        return beginning.substring(0, end);
    }
}
