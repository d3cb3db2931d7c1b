package dev.grapevine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The exact strings that a set of queries asks for with raw:, so that a document can say which of them it holds.
 *
 * <p>That turns exact case and signs, which an index of folded words has lost, into plain terms.
 */
public final class RawTerms {

    private final Literals literals;

    private RawTerms(Literals literals) {
        this.literals = literals;
    }

    public static RawTerms of(Collection<Clause> clauses) {
        List<String> found = new ArrayList<>();
        clauses.forEach(clause -> collect(clause, found));
        return new RawTerms(new Literals(found));
    }

    Set<String> in(String text) {
        return literals.in(text);
    }

    private static void collect(Clause clause, List<String> found) {
        if (clause instanceof Clause.Raw raw) {
            found.add(raw.literal());
        } else if (clause instanceof Clause.And and) {
            and.parts().forEach(part -> collect(part, found));
        } else if (clause instanceof Clause.Or or) {
            or.parts().forEach(part -> collect(part, found));
        } else if (clause instanceof Clause.Not not) {
            collect(not.part(), found);
        }
    }
}
