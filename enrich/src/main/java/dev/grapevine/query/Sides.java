package dev.grapevine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what stands beside NEAR or SENTENCE into one place: words, or words with OR between them. */
final class Sides {

    private Sides() {}

    static Optional<Clause.Said> of(Clause clause) {
        if (clause instanceof Clause.Said said) {
            return isPlain(said.place()) ? Optional.of(said) : Optional.empty();
        }
        return clause instanceof Clause.Or or ? anyOf(or) : Optional.empty();
    }

    private static Optional<Clause.Said> anyOf(Clause.Or or) {
        List<Place> options = new ArrayList<>();
        List<Scope> scopes = new ArrayList<>();
        for (Clause part : or.parts()) {
            Optional<Clause.Said> said = of(part);
            if (said.isEmpty()) {
                return Optional.empty();
            }
            options.add(said.get().place());
            scopes.add(said.get().scope());
        }
        return scopes.stream().distinct().count() > 1
                ? Optional.empty()
                : Optional.of(new Clause.Said(scopes.get(0), new Place.AnyOf(options), ""));
    }

    private static boolean isPlain(Place place) {
        return !(place instanceof Place.Near) && !(place instanceof Place.SameSentence);
    }
}
