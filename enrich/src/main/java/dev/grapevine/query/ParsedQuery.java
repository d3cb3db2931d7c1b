package dev.grapevine.query;

import java.util.Comparator;
import java.util.List;

/** What a query's text means, or everything that is wrong with it. */
public sealed interface ParsedQuery {

    record Good(Clause clause) implements ParsedQuery {}

    /** @param problems in the order of the query */
    record Bad(List<QueryProblem> problems) implements ParsedQuery {
        public Bad {
            problems = problems.stream()
                    .sorted(Comparator.comparingInt(QueryProblem::position))
                    .toList();
        }
    }
}
