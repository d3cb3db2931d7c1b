package dev.grapevine.query;

/**
 * What is wrong with a query, where, and what would be right.
 *
 * @param position UTF-16 offset in the query
 * @param found what stands there
 * @param expected what should
 */
public record QueryProblem(int position, String found, String expected) {

    @Override
    public String toString() {
        return "at " + position + ": found " + found + ", expected " + expected;
    }
}
