package dev.grapevine.spike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How much is usual at each hour of the week: level x hour of a working or free day x hour of the week.
 *
 * <p>The level is a decayed ratio of what was counted and what the seasons expected of a level of one, so that it is
 * unbiased for brands that are heard twice a day as well. The hour of the week is the median of its last four
 * weeks, so that one crisis leaves no hole a week later but a weekly newsletter is known after two.
 */
final class Rhythm {

    private static final int BINS_PER_HOUR = 12;
    private static final int WEEKS = 4;
    private static final byte UNKNOWN = Byte.MIN_VALUE;
    /** Logarithm of the ratio in one step of a stored byte: 127 steps are a factor of 24. */
    private static final double STEP = 0.025;

    private double counted;
    private double weight;
    private final float[] profileCounted = new float[48];
    private final float[] profileUsual = new float[48];
    private final byte[] weeks = new byte[168 * WEEKS];
    private final @Nullable Cell[] cells = new @Nullable Cell[64];
    /** What a bin brings, kept until something is learnt: each is asked for many times. */
    private final double[] usual = new double[256];

    private final long[] usualOf = new long[256];
    private @Nullable ZoneId usualIn;

    Rhythm() {
        Arrays.fill(weeks, UNKNOWN);
        forget();
    }

    /** Stories that so many bins up to {@code end} usually bring. */
    double expected(long end, int bins, ZoneId zone) {
        if (!zone.equals(usualIn)) {
            forget();
            usualIn = zone;
        }
        double expected = 0;
        for (long bin = end - bins + 1; bin <= end; bin++) {
            int slot = (int) (bin & (usual.length - 1));
            if (usualOf[slot] != bin) {
                usualOf[slot] = bin;
                usual[slot] = expected(bin, zone);
            }
            expected += usual[slot];
        }
        return expected;
    }

    private void forget() {
        Arrays.fill(cells, null);
        Arrays.fill(usualOf, Long.MIN_VALUE);
    }

    /** Stories that a bin of five minutes usually brings; the day's profile runs straight from hour to hour. */
    private double expected(long bin, ZoneId zone) {
        long hour = Math.floorDiv(bin, (long) BINS_PER_HOUR);
        double off = (Math.floorMod(bin, (long) BINS_PER_HOUR) + 0.5) / BINS_PER_HOUR - 0.5;
        double profile = (1 - Math.abs(off)) * cell(hour, zone).profile()
                + Math.abs(off) * cell(hour + (off < 0 ? -1 : 1), zone).profile();
        return level() * cell(hour, zone).week() * profile;
    }

    /** Takes in a complete hour (since the epoch) of {@code count} stories. */
    void learn(long hour, long count, ZoneId zone, Tuning tuning, double spread) {
        ZonedDateTime local = local(hour, zone);
        double season = season(hour, zone);
        double usual = level() * season;
        double capped =
                weight < 24 * BINS_PER_HOUR ? (double) count : winsorised(count, usual, tuning.winsor(), spread);
        remember(local, count);
        learnProfile(local, capped, tuning);
        double decay = Math.pow(0.5, 1 / (24 * tuning.levelDays()));
        counted = counted * decay + capped;
        weight = weight * decay + season;
        forget();
    }

    /** What an hour brings at a level of one. */
    private double season(long hour, ZoneId zone) {
        Cell cell = cell(hour, zone);
        double beside = cell(hour - 1, zone).profile() + cell(hour + 1, zone).profile();
        return BINS_PER_HOUR * cell.week() * (0.75 * cell.profile() + 0.125 * beside);
    }

    private Cell cell(long hour, ZoneId zone) {
        int slot = (int) Math.floorMod(hour, (long) cells.length);
        Cell cell = cells[slot];
        if (cell == null || cell.hour() != hour || !cell.zone().equals(zone)) {
            ZonedDateTime local = local(hour, zone);
            cell = new Cell(hour, zone, profile(local), week(local));
            cells[slot] = cell;
        }
        return cell;
    }

    /** What is known of an hour, kept until something is learnt. */
    private record Cell(long hour, ZoneId zone, double profile, double week) {}

    /** A source was added or left for good: so much more or less is usual from now on. */
    void scale(double factor) {
        counted *= factor;
        for (int i = 0; i < profileCounted.length; i++) {
            profileCounted[i] *= (float) factor;
            profileUsual[i] *= (float) factor;
        }
        forget();
    }

    /** The brand has moved: what was usual at an hour is from now on usual so many hours later on its clock. */
    void turn(int hours) {
        float[] countedBefore = profileCounted.clone();
        float[] usualBefore = profileUsual.clone();
        for (int cell = 0; cell < 48; cell++) {
            int to = cell / 24 * 24 + Math.floorMod(cell % 24 + hours, 24);
            profileCounted[to] = countedBefore[cell];
            profileUsual[to] = usualBefore[cell];
        }
        byte[] weeksBefore = weeks.clone();
        for (int cell = 0; cell < 168; cell++) {
            System.arraycopy(weeksBefore, cell * WEEKS, weeks, Math.floorMod(cell + hours, 168) * WEEKS, WEEKS);
        }
        forget();
    }

    private static double winsorised(long count, double usual, double factor, double spread) {
        double room = Math.max(usual * (factor - 1), 3 * spread) + 3;
        return Math.min((double) count, usual + room);
    }

    double level() {
        return weight == 0 ? 0 : counted / weight;
    }

    private void learnProfile(ZonedDateTime local, double count, Tuning tuning) {
        int cell = profileCell(local);
        double days = isFree(local) ? 2 / 7.0 : 5 / 7.0;
        double decay = Math.pow(0.5, 1 / (days * tuning.profileDays()));
        profileCounted[cell] = (float) (profileCounted[cell] * decay + count);
        profileUsual[cell] = (float) (profileUsual[cell] * decay + BINS_PER_HOUR * level());
    }

    private void remember(ZonedDateTime local, long count) {
        double usual = BINS_PER_HOUR * level() * profile(local);
        double ratio = Math.log((count + 1) / (usual + 1));
        int cell = weekCell(local) * WEEKS;
        System.arraycopy(weeks, cell, weeks, cell + 1, WEEKS - 1);
        weeks[cell] = (byte) Math.max(-127, Math.min(127, Math.round(ratio / STEP)));
    }

    private double profile(ZonedDateTime local) {
        int cell = profileCell(local);
        return profile(cell, profile((cell + 24) % 48, 1));
    }

    /** Drawn to what is believed while little is known: half a day's worth of that hour, or ten stories. */
    private double profile(int cell, double believed) {
        double prior = 10 + BINS_PER_HOUR / 2.0 * level();
        return (profileCounted[cell] + prior * believed) / (profileUsual[cell] + prior);
    }

    private double week(ZonedDateTime local) {
        int cell = weekCell(local) * WEEKS;
        byte[] known = Arrays.copyOfRange(weeks, cell, cell + count(cell));
        if (known.length < 2) {
            return 1;
        }
        Arrays.sort(known);
        double usual = BINS_PER_HOUR * level() * profile(local);
        double trust = known.length / (known.length + 1 + 4 / (usual + 0.01));
        return Math.exp(trust * STEP * median(known));
    }

    private int count(int cell) {
        int known = 0;
        while (known < WEEKS && weeks[cell + known] != UNKNOWN) {
            known++;
        }
        return known;
    }

    /** Of an even number the one of the two middle values that is nearer to the usual. */
    private static int median(byte[] sorted) {
        byte low = sorted[(sorted.length - 1) / 2];
        byte high = sorted[sorted.length / 2];
        if (low < 0 && high > 0) {
            return 0;
        }
        return Math.abs(low) < Math.abs(high) ? low : high;
    }

    private static ZonedDateTime local(long hour, ZoneId zone) {
        return Instant.ofEpochSecond(hour * 3600).atZone(zone);
    }

    private static boolean isFree(ZonedDateTime local) {
        return local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    private static int profileCell(ZonedDateTime local) {
        return (isFree(local) ? 24 : 0) + local.getHour();
    }

    private static int weekCell(ZonedDateTime local) {
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(counted);
        out.writeDouble(weight);
        for (int i = 0; i < 48; i++) {
            out.writeFloat(profileCounted[i]);
            out.writeFloat(profileUsual[i]);
        }
        out.write(weeks);
    }

    static Rhythm read(DataInputStream in) throws IOException {
        Rhythm rhythm = new Rhythm();
        rhythm.counted = in.readDouble();
        rhythm.weight = in.readDouble();
        for (int i = 0; i < 48; i++) {
            rhythm.profileCounted[i] = in.readFloat();
            rhythm.profileUsual[i] = in.readFloat();
        }
        in.readFully(rhythm.weeks);
        return rhythm;
    }
}
