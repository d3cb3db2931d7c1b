package dev.grapevine.ingest.source;

import java.util.List;
import java.util.stream.Collectors;

/** A sources.yml that cannot be used; the message lists every mistake, one a line. */
public final class BadSources extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BadSources(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** One mistake and where it stands. */
    public record Problem(String file, int line, String message) {

        @Override
        public String toString() {
            return file + ":" + line + ": " + message;
        }
    }
}
