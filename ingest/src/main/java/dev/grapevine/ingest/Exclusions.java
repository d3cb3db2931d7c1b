package dev.grapevine.ingest;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which words tell texts about something else from those about the brand. */
final class Exclusions {

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}'-]{3,30}");
    private static final int MOST = 5;
    private static final int LEAST = 2;

    private Exclusions() {}

    /** Words that several of the others hold and none of the relevant texts; those of the query stay out. */
    static List<String> proposed(List<String> relevant, List<String> others, String query) {
        Set<String> taken = new HashSet<>(words(query));
        relevant.forEach(text -> taken.addAll(words(text)));
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : others) {
            for (String word : words(text)) {
                if (!taken.contains(word)) {
                    counts.merge(word, 1, Integer::sum);
                }
            }
        }
        return relevant.isEmpty()
                ? List.of()
                : counts.entrySet().stream()
                        .filter(count -> count.getValue() >= LEAST)
                        .sorted(Comparator.comparing(count -> -count.getValue()))
                        .limit(MOST)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
