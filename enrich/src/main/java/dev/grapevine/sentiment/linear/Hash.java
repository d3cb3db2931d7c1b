package dev.grapevine.sentiment.linear;

/** The hashes that stand for features; part of the model format, so they never change without a new version. */
final class Hash {

    private static final long PRIME = 0x100000001B3L;

    private Hash() {}

    /** FNV-1a over UTF-16 units, with a seed that keeps kinds of features apart. */
    static long of(long seed, CharSequence text) {
        return of(seed, text, 0, text.length());
    }

    static long of(long seed, CharSequence text, int from, int to) {
        long hash = of(seed);
        for (int i = from; i < to; i++) {
            hash = with(hash, text.charAt(i));
        }
        return hash;
    }

    /** Of no text, to be gone on from unit by unit. */
    static long of(long seed) {
        return 0xCBF29CE484222325L ^ seed * 0x9E3779B97F4A7C15L;
    }

    static long with(long hash, char next) {
        return (hash ^ next) * PRIME;
    }

    static long pair(long first, long second) {
        return first * 0x9E3779B97F4A7C15L + Long.rotateLeft(second, 31);
    }

    /** A key never is 0, which marks free places in tables. */
    static int key(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        int key = (int) (mixed ^ mixed >>> 32);
        return key == 0 ? 1 : key;
    }
}
