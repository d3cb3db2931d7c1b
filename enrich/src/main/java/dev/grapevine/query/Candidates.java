package dev.grapevine.query;

import dev.grapevine.phrase.WordSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds, of many clauses, the few that a mention can make true at all; the others need not be evaluated.
 *
 * <p>Each clause is looked up by what it {@link Need needs} of a mention. One that needs nothing, because it is true
 * where something is missing, is always a candidate.
 */
public final class Candidates {

    private final Map<String, List<Integer>> byTerm = new HashMap<>();
    private final BitSet always = new BitSet();
    private final Set<Property> asked = EnumSet.noneOf(Property.class);
    private final Vocabulary vocabulary;
    private final WordSet terms;

    public Candidates(List<Clause> clauses) {
        vocabulary = Vocabulary.of(clauses);
        for (int number = 0; number < clauses.size(); number++) {
            Optional<Need> need = Need.of(clauses.get(number));
            if (need.isPresent()) {
                store(need.get(), number);
            } else {
                always.set(number);
            }
        }
        terms = WordSet.of(byTerm.keySet());
    }

    private void store(Need need, int number) {
        need.terms()
                .forEach(term ->
                        byTerm.computeIfAbsent(term, any -> new ArrayList<>(1)).add(number));
        asked.addAll(need.properties());
    }

    /** The numbers of the clauses, as places in the list they were given in. */
    public BitSet of(Subject subject) {
        BitSet candidates = (BitSet) always.clone();
        if (byTerm.isEmpty()) {
            return candidates;
        }
        Consumer<String> found = term -> add(candidates, term);
        for (String field : subject.fields()) {
            for (String form : subject.byForm(field).keySet()) {
                add(candidates, form);
                vocabulary.signs(form, found);
            }
            vocabulary.literalsIn(subject.text(field)).forEach(literal -> add(candidates, Need.term(literal)));
        }
        asked.forEach(property -> add(candidates, property, subject));
        return candidates;
    }

    private void add(BitSet candidates, Property property, Subject subject) {
        subject.values(property).stream()
                .flatMap(vocabulary::expand)
                .forEach(value -> add(candidates, Need.term(property, value)));
    }

    private void add(BitSet candidates, String term) {
        if (terms.contains(term)) {
            byTerm.getOrDefault(term, Collections.emptyList()).forEach(candidates::set);
        }
    }
}
