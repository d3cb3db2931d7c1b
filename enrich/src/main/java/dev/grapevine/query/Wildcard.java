package dev.grapevine.query;

/** Whether a word fits a pattern, where * stands for any characters and ? for exactly one. */
final class Wildcard {

    private Wildcard() {}

    /** Linear in practice: after a mismatch only the latest * is tried again. */
    static boolean matches(String pattern, String word) {
        int at = 0;
        int star = -1;
        int retry = 0;
        for (int i = 0; i < word.length(); ) {
            char expected = at < pattern.length() ? pattern.charAt(at) : 0;
            if (expected == '*') {
                star = at++;
                retry = i;
            } else if (expected == '?') {
                at++;
                i += width(word, i);
            } else if (at < pattern.length() && expected == word.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                retry += width(word, retry);
                i = retry;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /** UTF-16 units of the character: two of one beyond the Basic Multilingual Plane. */
    private static int width(String word, int at) {
        return Character.charCount(word.codePointAt(at));
    }
}
