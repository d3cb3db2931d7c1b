package dev.grapevine.query;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Makes spellings equal that people take for the same: case, accents, width, invisible characters. */
final class Folding {

    /** Longer words are cut: nobody asks for them, and an index term has a limit. */
    static final int LONGEST = 255;

    private Folding() {}

    static String fold(String word) {
        String shortened = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
        return isAscii(shortened) ? shortened.toLowerCase(Locale.ROOT) : foldUnicode(shortened);
    }

    private static String foldUnicode(String word) {
        String visible = word.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        // Twice, because a capital I with a dot becomes an i and a dot of its own.
        String composed = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain(composed).replace("\u0307", "").replace('\u2019', '\'').replace('\u02bc', '\'');
    }

    private static String plain(String word) {
        char[] in = word.toCharArray();
        char[] out = new char[4 * in.length];
        return new String(out, 0, ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length));
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
