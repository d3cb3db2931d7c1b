package dev.grapevine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates a query on one mention, clause by clause, and says which of them are true and where. */
public final class Explanation {

    private final Subject subject;

    private Explanation(Subject subject) {
        this.subject = subject;
    }

    /** What makes the query true of the mention, in the order of the query; nothing where it is not. */
    public static Optional<List<Finding>> of(Clause clause, Subject subject) {
        return new Explanation(subject).explain(clause);
    }

    /** What a query leaves out and the mention says, in the order of the query. */
    public static List<Finding> ofExclusions(Clause clause, Subject subject) {
        if (clause instanceof Clause.And and) {
            return and.parts().stream()
                    .flatMap(part -> ofExclusions(part, subject).stream())
                    .toList();
        }
        if (clause instanceof Clause.Or or) {
            return or.parts().stream()
                    .flatMap(part -> ofExclusions(part, subject).stream())
                    .toList();
        }
        return clause instanceof Clause.Not not ? of(not.part(), subject).orElse(List.of()) : List.of();
    }

    private Optional<List<Finding>> explain(Clause clause) {
        if (clause instanceof Clause.And and) {
            return all(and);
        }
        if (clause instanceof Clause.Or or) {
            return any(or);
        }
        if (clause instanceof Clause.Not not) {
            return explain(not.part()).isPresent() ? Optional.empty() : Optional.of(List.of());
        }
        return Optional.of(leaf(clause)).filter(findings -> !findings.isEmpty());
    }

    private Optional<List<Finding>> all(Clause.And and) {
        List<Finding> findings = new ArrayList<>();
        for (Clause part : and.parts()) {
            Optional<List<Finding>> found = explain(part);
            if (found.isEmpty()) {
                return found;
            }
            findings.addAll(found.get());
        }
        return Optional.of(findings);
    }

    private Optional<List<Finding>> any(Clause.Or or) {
        List<Finding> findings = new ArrayList<>();
        boolean any = false;
        for (Clause part : or.parts()) {
            Optional<List<Finding>> found = explain(part);
            any |= found.isPresent();
            found.ifPresent(findings::addAll);
        }
        return any ? Optional.of(findings) : Optional.empty();
    }

    private List<Finding> leaf(Clause clause) {
        List<Finding> findings = new ArrayList<>(1);
        if (clause instanceof Clause.Said said) {
            said.scope().fields().forEach(field -> said(said, field, findings));
            return findings;
        }
        if (clause instanceof Clause.Raw raw) {
            raw.scope().fields().forEach(field -> raw(raw, field, findings));
            return findings;
        }
        Clause.Has has = (Clause.Has) clause;
        return subject.values(has.property()).stream()
                .filter(value -> Wildcard.matches(has.value(), value))
                .map(value -> new Finding(has.written(), has.property().field(), null, null))
                .limit(1)
                .toList();
    }

    private void said(Clause.Said said, String field, List<Finding> findings) {
        for (Stretch each : new Stretches(subject.words(field), subject.byForm(field)).of(said.place())) {
            findings.add(new Finding(said.written(), field, each.start(), each.end()));
        }
    }

    private void raw(Clause.Raw raw, String field, List<Finding> findings) {
        for (int start : Literals.occurrences(raw.literal(), subject.text(field))) {
            findings.add(new Finding(
                    raw.written(), field, start, start + raw.literal().length()));
        }
    }
}
