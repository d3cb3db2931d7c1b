package dev.grapevine.story;

/**
 * What is remembered of a text, in 24 bytes: a MinHash band by which its copies are found, and a set of its word pairs
 * and one of its facts by which they are verified.
 *
 * <p>MinHash (Broder 1997) over pairs of neighbouring words, one byte a row (Li and Koenig 2010, b-bit minwise
 * hashing). The sets are Bloom filters (Jain, Dahlin and Tewari 2005 compare near duplicates by them) of 80 and 48 bits;
 * of a long text they hold one pair in 2, 4, 8..., which its hash decides, so that two texts hold the same ones.
 *
 * <p>A copy adds words or leaves some out. A text that puts words in the place of others is another one, unless they
 * are few beside all; one that puts a number or name in the place of another is what a form says about something else.
 *
 * @param band seven rows, above them the levels: what share of the pairs and of the facts is held
 * @param wide 64 bits of the set of pairs
 * @param rest 48 bits of the set of facts, below them 16 of the set of pairs
 */
record Sketch(long band, long wide, long rest) {

    static final int ROWS = 7;
    static final int PAIR_BITS = 80;
    static final int FACT_BITS = 48;

    /** Of a long text the sets say less, so that the band has to say more. */
    private static final int ROWS_OF_LONG = 2;

    private static final int FULL = 44;

    /** A text of fewer words is a copy only of an equal one. */
    static final int SHORT = 8;

    /** One word in so many may be another one, which changes two pairs. */
    private static final int OTHER_WORD = 12;

    /** In a text of so many words, nobody says the same as another by chance or by filling in a form. */
    private static final int LONG = 60;

    private static final int OTHER_PAIR_OF_LONG = 5;
    private static final int OTHER_FACT = 30;

    private static final int LEVEL_SHIFT = Byte.SIZE * ROWS;
    private static final long PAIRS_OF_REST = (1L << (Long.SIZE - FACT_BITS)) - 1;
    private static final long LOW = 0x007f7f7f7f7f7f7fL;
    private static final long ALL = 0x00ffffffffffffffL;

    /** Four bits for the pairs, above them four for the facts. */
    int levels() {
        return levels(band);
    }

    static int levels(long band) {
        return (int) (band >>> LEVEL_SHIFT);
    }

    static long band(long rows, int levels) {
        return (rows & ALL) | (long) levels << LEVEL_SHIFT;
    }

    static int pairLevel(int levels) {
        return levels & 0xf;
    }

    static int factLevel(int levels) {
        return levels >>> 4;
    }

    /** In how many rows two bands agree: how many of seven bytes are equal (Warren, Hacker's Delight, 6-1). */
    static int agreeing(long band, long other) {
        long difference = (band ^ other) & ALL;
        return Long.bitCount(~(((difference & LOW) + LOW) | difference | LOW) & ALL);
    }

    /**
     * How much of two texts is common, from 1 to 1,000; 0 if they are not copies of one another.
     *
     * @param other at the same levels, which for a much longer text are too low: its set is full of it
     */
    int likeness(Sketch other, int agreeing) {
        int level = pairLevel(levels());
        if (other.pairs() > FULL || (level > 0 && agreeing < ROWS_OF_LONG)) {
            return 0;
        }
        int common = Long.bitCount(wide & other.wide) + Long.bitCount(rest & other.rest & PAIRS_OF_REST);
        int gone = pairs() - common;
        int added = other.pairs() - common;
        int words = ((common + Math.min(gone, added)) << level) + 1;
        if (words < SHORT / 2) {
            return agreeing == ROWS && gone + added == 0 ? 1_000 : 0;
        }
        int may = (otherPairs(words) >> level) + 1;
        boolean copies = (isFew(gone, other, may) || isFew(added, this, may))
                && 100 * common >= least(words) * (common + Math.max(gone, added))
                && otherFacts(other) << factLevel(levels()) <= words / OTHER_FACT;
        return copies ? 1_000 * common / (common + gone + added) : 0;
    }

    /** Some that are missing do not show, because a pair that is there has the same bit. */
    private static boolean isFew(int missing, Sketch among, int may) {
        return missing * PAIR_BITS <= may * (PAIR_BITS - among.pairs());
    }

    private int pairs() {
        return Long.bitCount(wide) + Long.bitCount(rest & PAIRS_OF_REST);
    }

    /** Pairs of a fact and the one in its place; a fact is two bits. */
    private int otherFacts(Sketch other) {
        int gone = Long.bitCount((rest & ~other.rest) & ~PAIRS_OF_REST);
        int added = Long.bitCount((other.rest & ~rest) & ~PAIRS_OF_REST);
        return (Math.min(gone, added) + 1) / 2;
    }

    private static int otherPairs(int words) {
        return words < LONG ? words / OTHER_WORD * 2 : words / OTHER_PAIR_OF_LONG;
    }

    /** What share of the longer one is at least in the shorter one: of a short line, most. */
    private static int least(int words) {
        return words < 10 ? 70 : words < 15 ? 60 : 50;
    }
}
