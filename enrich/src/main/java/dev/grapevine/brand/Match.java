package dev.grapevine.brand;

import java.util.List;

/**
 * A brand that a mention is about.
 *
 * @param clauses which parts of the query matched, as written in it
 * @param spans where, in order; empty where only a field such as author matched
 */
public record Match(Brand brand, List<String> clauses, List<Span> spans) {
    public Match {
        clauses = List.copyOf(clauses);
        spans = List.copyOf(spans);
    }
}
