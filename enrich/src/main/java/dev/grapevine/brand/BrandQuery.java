package dev.grapevine.brand;

import dev.grapevine.query.Clause;
import dev.grapevine.query.Explanation;
import dev.grapevine.query.Finding;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.query.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A brand and its query, read. */
record BrandQuery(Brand brand, Clause clause) {

    /** More places than this explain nothing further. */
    private static final int MOST_SPANS = 50;

    /**
     * By the brands' ids.
     *
     * @throws InvalidBrandsException with every problem of every query
     * @throws IllegalArgumentException if two brands have the same id
     */
    static SortedMap<String, BrandQuery> of(Collection<Brand> brands) {
        SortedMap<String, BrandQuery> queries = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Brand brand : brands) {
            ParsedQuery parsed = QueryParser.parse(brand.query());
            if (parsed instanceof ParsedQuery.Bad bad) {
                bad.problems().forEach(each -> problems.add("query of brand '" + brand.id() + "' " + each));
            } else if (parsed instanceof ParsedQuery.Good good
                    && queries.put(brand.id(), new BrandQuery(brand, good.clause())) != null) {
                throw new IllegalArgumentException("two brands have the id '" + brand.id() + "'");
            }
            problems.addAll(problemsOfAspects(brand));
        }
        if (!problems.isEmpty()) {
            throw new InvalidBrandsException(problems);
        }
        return queries;
    }

    private static List<String> problemsOfAspects(Brand brand) {
        List<String> problems = new ArrayList<>();
        brand.market().queries().forEach((name, query) -> {
            if (QueryParser.parse(query) instanceof ParsedQuery.Bad bad) {
                bad.problems()
                        .forEach(each -> problems.add("aspect '" + name + "' of brand '" + brand.id() + "' " + each));
            }
        });
        return problems;
    }

    /** The query evaluated plainly, clause by clause. */
    Optional<Match> match(Subject subject) {
        return Explanation.of(clause, subject).map(this::because);
    }

    Match because(List<Finding> findings) {
        List<String> clauses = findings.stream().map(Finding::clause).distinct().toList();
        List<Span> spans = findings.stream()
                .filter(finding -> finding.start() != null && !finding.field().equals("url"))
                .map(finding -> new Span(
                        finding.field(),
                        Objects.requireNonNull(finding.start()),
                        Objects.requireNonNull(finding.end())))
                .distinct()
                .limit(MOST_SPANS)
                .toList();
        return new Match(brand, clauses, spans);
    }
}
