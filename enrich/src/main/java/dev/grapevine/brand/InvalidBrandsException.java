package dev.grapevine.brand;

import java.util.List;

/** Brands that cannot be used as they are configured; the message lists every problem of every brand. */
public final class InvalidBrandsException extends IllegalArgumentException {

    private final List<String> problems;

    InvalidBrandsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each: where, what was found, what was expected. */
    public List<String> problems() {
        return problems;
    }
}
