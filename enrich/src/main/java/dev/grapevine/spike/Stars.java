package dev.grapevine.spike;

import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The ratings of the last day against those of the weeks before: a fall of their mean that chance does not explain.
 *
 * <p>What is older than a day teaches; a rating then counts half after four weeks.
 */
final class Stars {

    private static final int HOURS = 24;
    private static final int BINS_PER_HOUR = 12;
    private static final double DECAY = Math.pow(0.5, 1 / (28 * 24.0));
    private static final int LEAST_KNOWN = 20;
    private static final double LEAST_FALL = 0.7;
    private static final double SURE = 4;
    /** Ratings are never all the same for long; a standard deviation below this is a short history. */
    private static final double LEAST_SPREAD = 0.7;

    private final int[] counts = new int[HOURS];
    private final float[] sums = new float[HOURS];
    private long hour = Long.MIN_VALUE;
    private double known;
    private double knownSum;
    private double knownSquares;

    void advance(long bin) {
        long next = Math.floorDiv(bin, (long) BINS_PER_HOUR);
        if (hour == Long.MIN_VALUE) {
            hour = next;
        }
        for (hour = Math.max(hour, next - 2 * HOURS); hour < next; ) {
            hour++;
            learn(slot(hour));
        }
    }

    private void learn(int slot) {
        known *= DECAY;
        knownSum *= DECAY;
        knownSquares *= DECAY;
        double mean = counts[slot] == 0 ? 0 : sums[slot] / counts[slot];
        known += counts[slot];
        knownSum += sums[slot];
        knownSquares += counts[slot] * mean * mean + 0.5 * counts[slot];
        counts[slot] = 0;
        sums[slot] = 0;
    }

    /** Takes in a rating, or takes it back. */
    void add(long bin, double stars, int sign) {
        long of = Math.floorDiv(bin, (long) BINS_PER_HOUR);
        if (of > hour - HOURS && of <= hour && counts[slot(of)] + sign >= 0) {
            counts[slot(of)] += sign;
            sums[slot(of)] += (float) (sign * stars);
        }
    }

    int count() {
        int count = 0;
        for (int each : counts) {
            count += each;
        }
        return count;
    }

    double mean() {
        double sum = 0;
        for (float each : sums) {
            sum += each;
        }
        return sum / Math.max(1, count());
    }

    double usual() {
        return known == 0 ? 0 : knownSum / known;
    }

    /** The fall, where there is one. */
    Optional<Sighting> look(long now, int minimum) {
        int count = count();
        if (count < Math.max(5, minimum) || known < LEAST_KNOWN) {
            return Optional.empty();
        }
        double spread = Math.sqrt(Math.max(LEAST_SPREAD * LEAST_SPREAD, knownSquares / known - usual() * usual()));
        double fall = usual() - mean();
        double z = fall / (spread * Math.sqrt(1.0 / count + 1 / known));
        return fall >= LEAST_FALL && z >= SURE
                ? Optional.of(Sighting.of(
                        Kind.RATING_DROP, now - HOURS * BINS_PER_HOUR + 1, now, count, count, words(), null))
                : Optional.empty();
    }

    private String words() {
        return String.format(
                Locale.ROOT, "%.1f stars in %d ratings of the last day, %.1f before", mean(), count(), usual());
    }

    private static int slot(long hour) {
        return (int) Math.floorMod(hour, (long) HOURS);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(hour);
        for (int i = 0; i < HOURS; i++) {
            Varint.write(out, counts[i]);
            out.writeFloat(sums[i]);
        }
        out.writeDouble(known);
        out.writeDouble(knownSum);
        out.writeDouble(knownSquares);
    }

    static Stars read(DataInputStream in) throws IOException {
        Stars stars = new Stars();
        stars.hour = in.readLong();
        for (int i = 0; i < HOURS; i++) {
            stars.counts[i] = Varint.read(in);
            stars.sums[i] = in.readFloat();
        }
        stars.known = in.readDouble();
        stars.knownSum = in.readDouble();
        stars.knownSquares = in.readDouble();
        return stars;
    }
}
