package dev.grapevine.query;

import java.util.List;

/** What a query's text means, or everything that is wrong with it. */
public sealed interface ParsedQuery {

    record Good(Clause clause) implements ParsedQuery {}

    record Bad(List<QueryProblem> problems) implements ParsedQuery {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
