package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.console.MentionRow.Piece;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import dev.grapevine.query.QueryProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query that cannot be read, and where. */
record QueryMistake(String query, List<QueryProblem> problems) {

    /** Nothing where it can be read. */
    static Optional<QueryMistake> in(String query) {
        return QueryParser.parse(query) instanceof ParsedQuery.Bad bad
                ? Optional.of(new QueryMistake(query, bad.problems()))
                : Optional.empty();
    }

    /** The query cut at each mistake, the sign where it begins marked. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (QueryProblem problem : problems) {
            int at = Math.min(problem.position(), query.length());
            if (at >= done) {
                pieces.add(new Piece(query.substring(done, at), false));
                int end = Math.min(at + 1, query.length());
                pieces.add(new Piece(at == end ? "(here)" : query.substring(at, end), true));
                done = end;
            }
        }
        pieces.add(new Piece(query.substring(done), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }
}
