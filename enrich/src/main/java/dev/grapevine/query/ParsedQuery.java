package dev.grapevine.query;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a query's text means, or everything that is wrong with it. */
public sealed interface ParsedQuery {

    record Good(Clause clause) implements ParsedQuery {}

    /** @param problems in the order of the query */
    record Bad(List<QueryProblem> problems) implements ParsedQuery {

        private static final int MOST = 100;

        public Bad {
            problems = first(problems.stream()
                    .sorted(Comparator.comparingInt(QueryProblem::position))
                    .toList());
        }

        private static List<QueryProblem> first(List<QueryProblem> problems) {
            if (problems.size() <= MOST) {
                return problems;
            }
            QueryProblem next = problems.get(MOST);
            String more = problems.size() - MOST + " more problems";
            return Stream.concat(
                            problems.stream().limit(MOST), Stream.of(new QueryProblem(next.position(), more, "none")))
                    .toList();
        }
    }
}
