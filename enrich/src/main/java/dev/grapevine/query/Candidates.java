package dev.grapevine.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds, of many clauses, the few that a mention's words can make true at all; the others need not be evaluated.
 *
 * <p>Each clause is looked up by the words of which it needs one. A clause that names none is always a candidate.
 */
public final class Candidates {

    private final Map<String, BitSet> byTerm = new HashMap<>();
    private final BitSet always = new BitSet();
    private final Patterns patterns;

    public Candidates(List<Clause> clauses) {
        List<String> wild = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            int number = i;
            Optional<List<String>> needed = needed(clauses.get(i));
            needed.ifPresentOrElse(
                    terms -> terms.forEach(term ->
                            byTerm.computeIfAbsent(term, any -> new BitSet()).set(number)),
                    () -> always.set(number));
            needed.stream()
                    .flatMap(Collection::stream)
                    .filter(Vocabulary::isPattern)
                    .forEach(wild::add);
        }
        patterns = new Patterns(wild.stream().distinct().toList());
    }

    /** The numbers of the clauses, as places in the list they were given in. */
    public BitSet of(Subject subject) {
        BitSet candidates = (BitSet) always.clone();
        for (String field : subject.fields()) {
            for (Word word : subject.words(field)) {
                add(candidates, word.form());
                for (String pattern : patterns.fitting(word.form())) {
                    add(candidates, pattern);
                }
            }
        }
        return candidates;
    }

    private void add(BitSet candidates, String term) {
        BitSet clauses = byTerm.get(term);
        if (clauses != null) {
            candidates.or(clauses);
        }
    }

    /** Words and patterns of which one must be there; nothing where the clause names none. */
    private static Optional<List<String>> needed(Clause clause) {
        if (clause instanceof Clause.And and) {
            return and.parts().stream()
                    .map(Candidates::needed)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (clause instanceof Clause.Or or) {
            return all(or.parts().stream().map(Candidates::needed).toList());
        }
        return clause instanceof Clause.Said said ? needed(said.place()) : Optional.empty();
    }

    private static Optional<List<String>> needed(Place place) {
        if (place instanceof Place.Exactly exactly) {
            return Optional.of(List.of(exactly.form()));
        }
        if (place instanceof Place.Like like) {
            return Optional.of(List.of(like.pattern()));
        }
        if (place instanceof Place.Phrase phrase) {
            return needed(phrase.words().get(0));
        }
        if (place instanceof Place.AnyOf any) {
            return all(any.options().stream().map(Candidates::needed).toList());
        }
        if (place instanceof Place.Near near) {
            return needed(near.left());
        }
        return place instanceof Place.SameSentence same ? needed(same.left()) : Optional.empty();
    }

    private static Optional<List<String>> all(List<Optional<List<String>>> parts) {
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream()
                        .flatMap(Optional::stream)
                        .flatMap(List::stream)
                        .toList())
                : Optional.empty();
    }
}
