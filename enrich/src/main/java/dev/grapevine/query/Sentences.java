package dev.grapevine.query;

import java.util.function.BooleanSupplier;

/**
 * Counts the sentences of a text while its words are cut.
 *
 * <p>A line break, "!" or "?" followed by space, and a full stop of a script without spaces end a sentence; so does "."
 * followed by space, unless a title such as "Dr." stands before it or the next word begins with a small letter ("Acme
 * Inc. is").
 */
final class Sentences {

    private int current;
    private boolean ended;
    private boolean stopped;

    int current() {
        return current;
    }

    /** Looks at the character between words at the offset. */
    void between(String text, int offset) {
        char c = text.charAt(offset);
        boolean spaceFollows = offset + 1 < text.length() && Character.isWhitespace(text.charAt(offset + 1));
        switch (c) {
            case '\n', '\r', '\u2028', '\u2029', '\u3002', '\uff01', '\uff1f' -> ended = true;
            case '!', '?', '\u2026' -> ended |= spaceFollows;
            case '.' -> stopped |= spaceFollows;
            default -> {}
        }
    }

    /** A word begins with the given character. */
    void word(int first, BooleanSupplier afterAbbreviation) {
        if (ended || (stopped && !Character.isLowerCase(first) && !afterAbbreviation.getAsBoolean())) {
            current++;
        }
        ended = false;
        stopped = false;
    }
}
