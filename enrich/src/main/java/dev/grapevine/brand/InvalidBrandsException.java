package dev.grapevine.brand;

import dev.grapevine.query.QueryProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brands whose queries cannot be read; the message lists every problem of every brand. */
public final class InvalidBrandsException extends IllegalArgumentException {

    private final transient Map<String, List<QueryProblem>> problems;

    InvalidBrandsException(Map<String, List<QueryProblem>> problems) {
        super(message(problems));
        this.problems = new LinkedHashMap<>(problems);
    }

    /** By brand id. */
    public Map<String, List<QueryProblem>> problems() {
        return problems;
    }

    private static String message(Map<String, List<QueryProblem>> problems) {
        return problems.entrySet().stream()
                .flatMap(brand ->
                        brand.getValue().stream().map(each -> "query of brand '" + brand.getKey() + "' " + each))
                .collect(Collectors.joining("\n"));
    }
}
