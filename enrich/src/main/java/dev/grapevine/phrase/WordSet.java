package dev.grapevine.phrase;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * A fixed set of words of which most texts hold few; immutable. Asked of each word of each text: most are told by one
 * look at a bit that they are not there.
 */
public final class WordSet {

    /** So that nearly every bit is clear. */
    private static final int BITS_PER_WORD = 16;

    private final Set<String> words;
    private final long[] bits;

    private WordSet(Collection<String> words) {
        this.words = new HashSet<>(words);
        this.bits = new long[Integer.highestOneBit(words.size() * BITS_PER_WORD / Long.SIZE | 1)];
        for (String word : words) {
            int hash = spread(word);
            bits[place(hash)] |= 1L << hash;
        }
    }

    public static WordSet of(String... words) {
        return new WordSet(Arrays.asList(words));
    }

    public static WordSet of(Collection<String> words) {
        return new WordSet(words);
    }

    public boolean contains(String word) {
        int hash = spread(word);
        return (bits[place(hash)] >>> hash & 1) != 0 && words.contains(word);
    }

    private int place(int hash) {
        return hash >>> 6 & bits.length - 1;
    }

    private static int spread(String word) {
        int hash = word.hashCode() * 0x9e3779b9;
        return hash ^ hash >>> 16;
    }
}
