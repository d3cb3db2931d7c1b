package dev.grapevine.dashboard.mail;

/** What became of a letter. */
sealed interface Posted {

    /** The mail server has it and answers for it. */
    record Accepted() implements Posted {}

    /** It will never be taken: another try would fail the same way. */
    record Refused(String reason) implements Posted {}

    /** Nobody took it, and another try may work: no connection, a busy server, a wrong password. */
    record TryLater(String reason) implements Posted {}
}
