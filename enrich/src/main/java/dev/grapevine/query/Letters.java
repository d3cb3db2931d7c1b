package dev.grapevine.query;

import dev.grapevine.phrase.Characters;
import java.lang.Character.UnicodeScript;

/** What belongs to a word, character by character. */
final class Letters {

    /** One more than the largest {@link #pair}. */
    static final int PAIRS = 1 << 12;

    private Letters() {}

    /** A number for the two characters at an offset; others may have the same. */
    static int pair(String text, int at) {
        return (31 * text.charAt(at) + text.charAt(at + 1)) % PAIRS;
    }

    /** Letters, digits, and the marks and invisible characters that may stand among them. */
    static boolean inWord(int c) {
        return Character.isLetterOrDigit(c) || Characters.isMark(c) || Character.getType(c) == Character.FORMAT;
    }

    static boolean startsWord(int c) {
        return Character.isLetterOrDigit(c);
    }

    static boolean isApostrophe(int c) {
        return c == '\'' || c == '\u2019' || c == '\u02bc' || c == '\uff07';
    }

    /** Scripts that are written without spaces: each character is a word of its own. */
    static boolean standsAlone(int c) {
        if (c < 0x0e00) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** Whether a letter or digit ends or begins at the offset, so that a match would cut a word. */
    static boolean wordBefore(String text, int offset) {
        return offset > 0 && startsWord(text.codePointBefore(offset));
    }

    static boolean wordAt(String text, int offset) {
        return offset < text.length() && startsWord(text.codePointAt(offset));
    }
}
