package dev.grapevine.query;

import java.util.List;

/** A query as a tree: what must be true of a mention. */
public sealed interface Clause {

    record And(List<Clause> parts) implements Clause {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Clause> parts) implements Clause {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Clause part) implements Clause {}

    /**
     * Words somewhere in what was written.
     *
     * @param written this clause as it stands in the query
     */
    record Said(Scope scope, Place place, String written) implements Clause {}

    /**
     * Characters exactly as they are, not inside a longer word.
     *
     * @param literal at least one character
     */
    record Raw(Scope scope, String literal, String written) implements Clause {}

    /**
     * A property of the mention, whole; may hold wildcards.
     *
     * @param value folded
     */
    record Has(Property property, String value, String written) implements Clause {}

    /** Whether it would also be true of mentions that have nothing to do with it. */
    default boolean isExclusion() {
        if (this instanceof And and) {
            return and.parts.stream().allMatch(Clause::isExclusion);
        }
        if (this instanceof Or or) {
            return or.parts.stream().anyMatch(Clause::isExclusion);
        }
        return this instanceof Not;
    }
}
