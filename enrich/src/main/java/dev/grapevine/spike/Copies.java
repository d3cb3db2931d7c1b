package dev.grapevine.spike;

import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Copies of stories that are told already: far more of them than usual are a flood, by bots or by a wire service. They
 * never count as stories; the notice says that they are there.
 */
final class Copies {

    private static final int BINS = 6;
    private static final int LEAST = 30;
    private static final double TIMES = 5;
    private static final double DECAY = Math.pow(0.5, 1 / (7 * 288.0));

    private final int[] copies = new int[BINS];
    private long newest = Long.MIN_VALUE;
    private double usualCopies;
    private double usualStories = 20;

    void advance(long bin, int storiesBefore) {
        newest = newest == Long.MIN_VALUE ? bin : newest;
        for (; newest < bin; newest++) {
            int before = copies[slot(newest)];
            usualCopies = usualCopies * DECAY + Math.min(before, TIMES * usual() * storiesBefore + 2);
            usualStories = usualStories * DECAY + storiesBefore;
            copies[slot(newest + 1)] = 0;
        }
    }

    void add(long bin, int more) {
        if (bin <= newest && bin > newest - BINS) {
            copies[slot(bin)] = Math.max(0, copies[slot(bin)] + more);
        }
    }

    /** Usual copies of a story. */
    private double usual() {
        return usualCopies / Math.max(20, usualStories);
    }

    /** @param stories unique ones of the same half hour */
    Optional<Sighting> look(long now, long stories, double usualStories) {
        long sum = 0;
        for (int each : copies) {
            sum += each;
        }
        double expected = usual() * Math.max((double) stories, usualStories);
        return sum >= LEAST && sum >= TIMES * expected && sum >= 2 * usualStories && sum >= 2 * stories
                ? Optional.of(Sighting.of(
                        Kind.FLOOD,
                        now - BINS + 1,
                        now,
                        sum,
                        expected,
                        sum + " copies of " + stories + " stories",
                        null))
                : Optional.empty();
    }

    private static int slot(long bin) {
        return (int) Math.floorMod(bin, (long) BINS);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(newest);
        for (int each : copies) {
            Varint.write(out, each);
        }
        out.writeDouble(usualCopies);
        out.writeDouble(usualStories);
    }

    static Copies read(DataInputStream in) throws IOException {
        Copies copies = new Copies();
        copies.newest = in.readLong();
        for (int i = 0; i < BINS; i++) {
            copies.copies[i] = Varint.read(in);
        }
        copies.usualCopies = in.readDouble();
        copies.usualStories = in.readDouble();
        return copies;
    }
}
