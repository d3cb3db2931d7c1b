package dev.grapevine.dashboard.mail;

/** What became of a letter or a note. */
public sealed interface Posted {

    /** The server has it and answers for it. */
    record Accepted() implements Posted {}

    /** It will never be taken: another try would fail the same way. */
    record Refused(String reason) implements Posted {}

    /**
     * Nobody is known to have taken it, and another try may work.
     *
     * @param server whether every other letter would fare the same (no connection, a wrong password), so that all wait
     */
    record TryLater(String reason, boolean server) implements Posted {}
}
