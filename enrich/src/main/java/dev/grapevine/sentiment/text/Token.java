package dev.grapevine.sentiment.text;

/**
 * A word, sign or emoji of a text.
 *
 * @param form what it counts as: lower case, at most two equal letters in a row, "http" for any link, "@user" for any
 *     account
 * @param start UTF-16 offset of its first character
 * @param end UTF-16 offset behind its last character
 * @param loud written in capitals, two letters or more
 * @param stretched "sooo" or "!!!"
 */
public record Token(String form, Kind kind, int start, int end, boolean loud, boolean stretched) {

    /** What a token is. */
    public enum Kind {
        WORD,
        NUMBER,
        HASHTAG,
        ACCOUNT,
        LINK,
        EMOJI,
        EMOTICON,
        /** Ends a sentence. */
        STOP,
        /** Any other sign. */
        SIGN
    }

    public boolean is(String other) {
        return form.equals(other);
    }
}
