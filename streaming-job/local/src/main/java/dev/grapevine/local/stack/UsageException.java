package dev.grapevine.local.stack;

/** Something the user can mend; its message says what was wrong, where, and how. */
public final class UsageException extends RuntimeException {

    public UsageException(String message) {
        super(message);
    }
}
