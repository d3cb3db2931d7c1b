package dev.grapevine.query;

/** Whether a word fits a pattern, where * stands for any characters and ? for exactly one. */
final class Wildcard {

    private Wildcard() {}

    /** Linear in practice: after a mismatch only the latest * is tried again. */
    static boolean matches(String pattern, String word) {
        int[] p = pattern.codePoints().toArray();
        int[] w = word.codePoints().toArray();
        int at = 0;
        int star = -1;
        int retry = 0;
        for (int i = 0; i < w.length; ) {
            if (at < p.length && p[at] == '*') {
                star = at++;
                retry = i;
            } else if (at < p.length && (p[at] == '?' || p[at] == w[i])) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        while (at < p.length && p[at] == '*') {
            at++;
        }
        return at == p.length;
    }
}
