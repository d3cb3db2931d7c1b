package dev.grapevine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds which of many fuzzy words another word is close to.
 *
 * <p>Two words within n edits become equal when at most n letters are left out of each (Mor and Fraenkel 1982, made
 * popular by SymSpell), so what is left of each fuzzy word is looked up by what is left of the other.
 */
final class FuzzyWords {

    private final Map<Integer, Map<String, List<Place.About>>> byEdits = new TreeMap<>();
    private int longest;

    FuzzyWords(Collection<Place.About> words) {
        for (Place.About about : words) {
            longest = Math.max(longest, about.form().length() + about.edits());
            Map<String, List<Place.About>> index = byEdits.computeIfAbsent(about.edits(), any -> new HashMap<>());
            for (String rest : rests(about.form(), about.edits())) {
                index.computeIfAbsent(rest, any -> new ArrayList<>(1)).add(about);
            }
        }
    }

    Set<Place.About> fitting(String word) {
        if (word.length() > longest) {
            return Collections.emptySet();
        }
        Set<Place.About> fitting = new HashSet<>();
        byEdits.forEach((edits, index) -> {
            for (String rest : rests(word, edits)) {
                index.getOrDefault(rest, List.of()).stream()
                        .filter(about -> EditDistance.isWithin(edits, about.form(), word))
                        .forEach(fitting::add);
            }
        });
        return fitting;
    }

    /** The word and what is left of it when up to n letters are left out. */
    private static Set<String> rests(String word, int n) {
        Set<String> rests = new HashSet<>();
        addRests(word, n, rests);
        return rests;
    }

    /** What is met again has as many letters and so as many still to leave out, and need not be looked into twice. */
    private static void addRests(String word, int n, Set<String> rests) {
        if (!rests.add(word) || n == 0) {
            return;
        }
        for (int at = 0; at < word.length(); at = word.offsetByCodePoints(at, 1)) {
            addRests(word.substring(0, at) + word.substring(word.offsetByCodePoints(at, 1)), n - 1, rests);
        }
    }
}
