package dev.grapevine.story;

import java.util.Arrays;

/**
 * What a text is recognised by: two texts agree in about as many of its rows as they share of their word pairs.
 *
 * <p>MinHash (Broder 1997) over pairs of neighbouring words, one byte a row (Li and Koenig 2010, b-bit minwise
 * hashing), eight rows to a word of the machine. Texts of fewer than four words ("thank you") are alike only when they
 * are equal.
 */
public final class Fingerprint {

    static final int ROWS = 24;
    static final int WORDS = ROWS / Long.BYTES;

    private static final int SHORT = 4;

    /** Word pairs up to which a text is short, and up to which it is of middling length. */
    private static final int FEW = 7;

    private static final int SOME = 14;

    private final long[] rows = new long[WORDS];
    private final int length;

    private Fingerprint(long[] shingles) {
        length = shingles.length;
        for (int i = 0; i < ROWS; i++) {
            rows[i / Long.BYTES] |= (smallest(shingles, i) & 0xff) << (Byte.SIZE * (i % Long.BYTES));
        }
    }

    /**
     * @param words title and text as people wrote them
     * @param mentionId stands for the text where it says nothing but handles and addresses
     */
    public static Fingerprint of(String words, String mentionId) {
        String text = StoryText.normalise(words);
        return new Fingerprint(shingles(text.isEmpty() ? mentionId : text));
    }

    /**
     * In how many rows a copy of this text agrees at least: the shorter the text, the more of it are words that anybody
     * says ("This is just lazy writing", "This is just a great movie").
     */
    int alike() {
        return length <= FEW ? 16 : length <= SOME ? 14 : 12;
    }

    /** Eight rows, one in each byte. */
    long rows(int word) {
        return rows[word];
    }

    private static long smallest(long[] shingles, int function) {
        long seed = mix(function + 1);
        long smallest = Long.MAX_VALUE;
        for (long shingle : shingles) {
            smallest = Math.min(smallest, mix(shingle ^ seed));
        }
        // The smallest of many is small in its high bits; the low ones are as good as random.
        return mix(smallest);
    }

    /** Some may be there twice, which changes nothing. */
    private static long[] shingles(String text) {
        String[] words = text.split(" ", -1);
        if (words.length < SHORT) {
            return new long[] {hash(text)};
        }
        long[] hashes = Arrays.stream(words).mapToLong(Fingerprint::hash).toArray();
        long[] shingles = new long[words.length - 1];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = mix(hashes[i]) + hashes[i + 1];
        }
        return shingles;
    }

    private static long hash(String word) {
        long hash = 1125899906842597L;
        for (int i = 0; i < word.length(); i++) {
            hash = 31 * hash + word.charAt(i);
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every input bit changes half of the output bits. */
    private static long mix(long z) {
        long once = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
