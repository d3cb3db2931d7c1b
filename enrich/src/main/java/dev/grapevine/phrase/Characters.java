package dev.grapevine.phrase;

/** What words are made of, by Unicode's general categories. */
public final class Characters {

    private Characters() {}

    /** A letter (L) or a number (N): what a word begins with. */
    public static boolean isLetterOrNumber(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    /** A mark on a letter (M). */
    public static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** What a pattern's {@code \s} stands for. */
    public static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Whether an apostrophe or a hyphen stands here, before a letter. */
    public static boolean joins(String text, int at) {
        char c = text.charAt(at);
        return (c == '\'' || c == '\u2019' || c == '-')
                && at + 1 < text.length()
                && Character.isLetter(text.codePointAt(at + 1));
    }
}
