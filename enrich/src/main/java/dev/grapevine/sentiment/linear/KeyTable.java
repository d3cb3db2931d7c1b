package dev.grapevine.sentiment.linear;

/** Finds the place of a feature's key among the keys of a model; open addressing, at most half full. */
final class KeyTable {

    private final int[] keys;
    private final int[] places;
    private final int mask;

    /** @param sorted distinct keys, none of them 0 */
    KeyTable(int[] sorted) {
        int capacity = capacity(sorted.length);
        keys = new int[capacity];
        places = new int[capacity];
        mask = capacity - 1;
        for (int i = 0; i < sorted.length; i++) {
            int slot = slot(sorted[i]);
            keys[slot] = sorted[i];
            places[slot] = i;
        }
    }

    /** The smallest power of two that is at most half full. */
    static int capacity(int count) {
        return Integer.highestOneBit(Math.max(4, 4 * count - 1));
    }

    /** The place of the key in the array that the table was made of, or -1. */
    int place(int key) {
        int slot = slot(key);
        return keys[slot] == key ? places[slot] : -1;
    }

    private int slot(int key) {
        int slot = key & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
