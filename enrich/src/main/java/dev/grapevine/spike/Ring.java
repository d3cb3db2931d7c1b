package dev.grapevine.spike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Counts in bins of five minutes of event time, for the last 27 hours: those older have left. */
final class Ring {

    /** A day, for gaps that heal and for the curve, and the longest window before it. */
    static final int BINS = 27 * 12;

    private final int[] counts = new int[BINS];
    private long newest = Long.MIN_VALUE;

    boolean isEmpty() {
        return newest == Long.MIN_VALUE;
    }

    long newest() {
        return newest;
    }

    boolean holds(long bin) {
        return !isEmpty() && bin <= newest && bin > newest - BINS;
    }

    /** Makes room up to this bin; a smaller one changes nothing. */
    void advance(long bin) {
        if (isEmpty()) {
            newest = bin;
        }
        long from = Math.max(newest + 1, bin - BINS + 1);
        for (long next = from; next <= bin; next++) {
            counts[slot(next)] = 0;
        }
        newest = Math.max(newest, bin);
    }

    /** Adds to a bin that it holds; a count never falls below zero. */
    void add(long bin, int count) {
        if (holds(bin)) {
            counts[slot(bin)] = Math.max(0, counts[slot(bin)] + count);
        }
    }

    int at(long bin) {
        return holds(bin) ? counts[slot(bin)] : 0;
    }

    /** Sum of so many bins, the last of which is {@code end}. */
    long sum(long end, int bins) {
        if (isEmpty()) {
            return 0;
        }
        long first = Math.max(end - bins + 1, newest - BINS + 1);
        long last = Math.min(end, newest);
        long sum = 0;
        int slot = slot(first);
        for (long bin = first; bin <= last; bin++) {
            sum += counts[slot];
            slot = slot == BINS - 1 ? 0 : slot + 1;
        }
        return sum;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(newest);
        for (int count : counts) {
            Varint.write(out, count);
        }
    }

    static Ring read(DataInputStream in) throws IOException {
        Ring ring = new Ring();
        ring.newest = in.readLong();
        for (int i = 0; i < BINS; i++) {
            ring.counts[i] = Varint.read(in);
        }
        return ring;
    }

    /** Writes what it holds less than another of the same bins; mostly nothing. */
    void writeAgainst(Ring other, DataOutputStream out) throws IOException {
        for (int i = 0; i < BINS; i++) {
            int less = other.counts[i] - counts[i];
            Varint.write(out, less < 0 ? -2 * less - 1 : 2 * less);
        }
    }

    static Ring readAgainst(Ring other, DataInputStream in) throws IOException {
        Ring ring = new Ring();
        ring.newest = other.newest;
        for (int i = 0; i < BINS; i++) {
            int coded = Varint.read(in);
            ring.counts[i] = other.counts[i] - ((coded & 1) == 0 ? coded >>> 1 : -((coded + 1) >>> 1));
        }
        return ring;
    }

    private static int slot(long bin) {
        return (int) Math.floorMod(bin, (long) BINS);
    }
}
