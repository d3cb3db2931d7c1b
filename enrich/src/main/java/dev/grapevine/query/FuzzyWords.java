package dev.grapevine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds which of many fuzzy words another word is close to.
 *
 * <p>Most are ruled out by their length and by the letters they have: each edit changes at most two bits of a word's
 * letter mask.
 */
final class FuzzyWords {

    private static final int MOST_EDITS = 2;

    private final Map<Integer, List<Masked>> byLength;

    private record Masked(Place.About about, long mask) {}

    FuzzyWords(Collection<Place.About> words) {
        this.byLength = words.stream()
                .map(about -> new Masked(about, mask(about.form())))
                .collect(Collectors.groupingBy(each -> length(each.about().form())));
    }

    Stream<Place.About> fitting(String word) {
        if (byLength.isEmpty()) {
            return Stream.empty();
        }
        int length = length(word);
        long mask = mask(word);
        List<Place.About> fitting = new ArrayList<>();
        for (int other = length - MOST_EDITS; other <= length + MOST_EDITS; other++) {
            for (Masked each : byLength.getOrDefault(other, List.of())) {
                if (isClose(each, word, mask)) {
                    fitting.add(each.about());
                }
            }
        }
        return fitting.stream();
    }

    private static boolean isClose(Masked fuzzy, String word, long mask) {
        int edits = fuzzy.about().edits();
        return Long.bitCount(fuzzy.mask() ^ mask) <= 2 * edits
                && EditDistance.isWithin(edits, fuzzy.about().form(), word);
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }

    private static long mask(String word) {
        return word.codePoints().mapToLong(c -> 1L << (c & 63)).reduce(0, (a, b) -> a | b);
    }
}
