package dev.grapevine.query;

/**
 * What is wrong with a query, where, and what would be right.
 *
 * @param position UTF-16 offset in the query
 * @param found what stands there; the beginning of it where it is long
 * @param expected what should
 */
public record QueryProblem(int position, String found, String expected) {

    private static final int LONGEST = 100;

    public QueryProblem {
        found = found.length() <= LONGEST ? found : found.substring(0, end(found)) + "…";
    }

    private static int end(String found) {
        return Character.isHighSurrogate(found.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }

    @Override
    public String toString() {
        return "at " + position + ": found " + found + ", expected " + expected;
    }
}
