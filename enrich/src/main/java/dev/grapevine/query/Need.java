package dev.grapevine.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a mention must have for a clause to be true of it: one of some terms.
 *
 * <p>Terms are words, and the signs of {@link Vocabulary} for wildcards and fuzzy words. Exact strings and properties
 * begin with a control character, so that no word is equal to one.
 *
 * @param letters of the shortest term: of several needs the one with the longest is met least often
 */
record Need(Set<String> terms, int letters) {

    private static final Comparator<Need> RARE = Comparator.comparingInt(Need::letters)
            .thenComparing(need -> -need.terms().size());

    /** Nothing where the clause can be true of a mention that has nothing. */
    static Optional<Need> of(Clause clause) {
        if (clause instanceof Clause.And and) {
            return and.parts().stream().map(Need::of).flatMap(Optional::stream).max(RARE);
        }
        if (clause instanceof Clause.Or or) {
            List<Optional<Need>> parts = or.parts().stream().map(Need::of).toList();
            return parts.stream().allMatch(Optional::isPresent)
                    ? Optional.of(any(parts.stream().flatMap(Optional::stream)))
                    : Optional.empty();
        }
        if (clause instanceof Clause.Said said) {
            return Optional.of(of(said.place()));
        }
        if (clause instanceof Clause.Raw raw) {
            return Optional.of(
                    new Need(Set.of(term(raw.literal())), raw.literal().length()));
        }
        return clause instanceof Clause.Has has ? Optional.of(of(has)) : Optional.empty();
    }

    /** Half of all mentions are in one language or from one source, so any word is preferred. */
    private static Need of(Clause.Has has) {
        String value = Vocabulary.isPattern(has.value()) ? Vocabulary.term(has.value()) : has.value();
        return new Need(Set.of(term(has.property(), value)), 0);
    }

    private static Need of(Place place) {
        if (place instanceof Place.Exactly exactly) {
            return new Need(Set.of(exactly.form()), exactly.form().length());
        }
        if (place instanceof Place.Like like) {
            return new Need(Set.of(Vocabulary.term(like.pattern())), Patterns.letters(like.pattern()));
        }
        if (place instanceof Place.About about) {
            return new Need(Set.of(Vocabulary.term(about)), about.form().length() - about.edits());
        }
        if (place instanceof Place.AnyOf any) {
            return any(any.options().stream().map(Need::of));
        }
        return rarest(parts(place));
    }

    private static Collection<Place> parts(Place place) {
        if (place instanceof Place.Phrase phrase) {
            return phrase.words();
        }
        if (place instanceof Place.Near near) {
            return List.of(near.left(), near.right());
        }
        Place.SameSentence same = (Place.SameSentence) place;
        return List.of(same.left(), same.right());
    }

    private static Need rarest(Collection<Place> places) {
        return places.stream().map(Need::of).max(RARE).orElseThrow();
    }

    private static Need any(Stream<Need> needs) {
        return needs.reduce(Need::or).orElseThrow();
    }

    private Need or(Need other) {
        Set<String> all =
                Stream.of(terms, other.terms).flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Need(all, Math.min(letters, other.letters));
    }

    /** Those that the terms are of. */
    Set<Property> properties() {
        return Stream.of(Property.values())
                .filter(property -> terms.stream().anyMatch(term -> term.startsWith(term(property, ""))))
                .collect(Collectors.toSet());
    }

    /** Of an exact string. */
    static String term(String literal) {
        return "\u0003" + literal;
    }

    static String term(Property property, String value) {
        return "\u0004" + property.field() + "\u0004" + value;
    }
}
