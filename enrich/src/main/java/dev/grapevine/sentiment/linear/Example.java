package dev.grapevine.sentiment.linear;

import java.util.Locale;

/**
 * A labelled text.
 *
 * @param source the file it stands in
 * @param label 0 negative, 1 neutral, 2 positive; where the text is labelled with its emotion, the place of that
 */
record Example(String source, int label, String text) {

    static final int CLASSES = 3;

    /** The same for texts that differ only in links, accounts, signs and spaces. */
    String fingerprint() {
        StringBuilder letters = new StringBuilder(text.length());
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.startsWith("http") && !word.equals("user")) {
                letters.append(word);
            }
        }
        return letters.toString();
    }

    /** One text in ten is kept for tuning; String.hashCode is fixed by its specification. */
    boolean isHeldOut() {
        return Math.floorMod(fingerprint().hashCode() * 0x9E3779B9, 10) == 0;
    }
}
