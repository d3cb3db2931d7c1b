package dev.grapevine.spike;

import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** One thing that is counted, all stories or the negative ones, and how surprising its counts are for the brand. */
final class Signal {

    private static final int[] WINDOWS = {1, 6, 36};
    private static final int LONGEST = 36;
    private static final int HALF_HOUR = 6;
    private static final double LEAST_EXPECTED = 0.003;
    private static final double LOCAL_LOW = 0.4;
    private static final double LOCAL_PRIOR = 10;

    private final Kind kind;
    private final Tuning tuning;
    private final Ring all;
    private final Ring paged;
    private final List<Horizon> horizons;

    private Signal(Kind kind, Tuning tuning, Ring all, Ring paged, List<Horizon> horizons) {
        this.kind = kind;
        this.tuning = tuning;
        this.all = all;
        this.paged = paged;
        this.horizons = List.copyOf(horizons);
    }

    static Signal start(Kind kind, Tuning tuning) {
        List<Horizon> horizons = Arrays.stream(WINDOWS)
                .mapToObj(bins -> new Horizon(bins, tuning))
                .toList();
        return new Signal(kind, tuning, new Ring(), new Ring(), horizons);
    }

    void advance(long bin) {
        all.advance(bin);
        paged.advance(bin);
    }

    void add(long bin, int count, boolean pages) {
        all.add(bin, count);
        if (pages) {
            paged.add(bin, count);
        }
    }

    /** Everything that was counted, late or not. */
    long counted(long end, int bins) {
        return all.sum(end, bins);
    }

    /** What was counted in time to page. */
    long timely(long end, int bins) {
        return paged.sum(end, bins);
    }

    /** Takes in the windows that end with a bin which nothing will change any more. */
    void learn(long bin, Usual usual) {
        for (Horizon horizon : horizons) {
            horizon.learn(all.sum(bin, horizon.bins()), adjusted(bin, horizon.bins(), usual), tuning);
        }
    }

    /** Mean over the windows that end with this bin, or a share of the mean of the two that stand out most. */
    double surprise(long end, Usual usual) {
        double sum = 0;
        double least = Double.MAX_VALUE;
        for (Horizon horizon : horizons) {
            double one = horizon.surprise(paged.sum(end, horizon.bins()), adjusted(end, horizon.bins(), usual));
            sum += one;
            least = Math.min(least, one);
        }
        return Math.max(sum / horizons.size(), tuning.two() * (sum - least) / (horizons.size() - 1));
    }

    /** Bins of the window up to here that stands out most. */
    int standsOut(long end, Usual usual) {
        return horizons.stream()
                .max(Comparator.comparingDouble(horizon ->
                        horizon.surprise(paged.sum(end, horizon.bins()), adjusted(end, horizon.bins(), usual))))
                .map(Horizon::bins)
                .orElse(LONGEST);
    }

    /** Whether one of the windows that {@code also} accepts, by its bins, holds enough to tell people. */
    boolean isLarge(long end, Usual usual, int minimum, IntPredicate also) {
        return Arrays.stream(WINDOWS).anyMatch(bins -> isLarge(end, bins, usual, minimum) && also.test(bins));
    }

    private boolean isLarge(long end, int bins, Usual usual, int minimum) {
        long count = paged.sum(end, bins);
        return count >= minimum
                && count - tuning.sure() * Math.sqrt((double) count) >= tuning.ratio() * expected(end, bins, usual);
    }

    /** First bin of the stretch up to {@code end} that stands out most from twice the usual. */
    long onset(long end, Usual usual) {
        long onset = end;
        double sum = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (long bin = end; bin > end - LONGEST; bin--) {
            sum += paged.at(bin) - tuning.ratio() * usual.in(bin, 1);
            if (sum > best) {
                best = sum;
                onset = bin;
            }
        }
        return onset;
    }

    Reading reading(double surprise, boolean unusual, long start, long end, Usual usual) {
        int bins = (int) Math.max(1, Math.min(Ring.BINS, end - start + 1));
        double expected = expected(end, bins, usual);
        return new Reading(
                kind,
                surprise,
                unusual,
                end - bins + 1,
                end,
                all.sum(end, bins),
                expected,
                spread(expected, bins),
                paged.sum(end, HALF_HOUR) / Math.max(1, usual.in(end, HALF_HOUR)),
                paged.sum(end, HALF_HOUR / 2) / Math.max(1, usual.in(end, HALF_HOUR / 2)),
                paged.sum(end, HALF_HOUR));
    }

    /** Standard deviation of the count of a window of about this length. */
    double spread(double expected, int bins) {
        return horizons.get(bins < 4 ? 0 : bins < 18 ? 1 : 2).spread(expected);
    }

    /** Whether hearing nothing at all, where this much is expected, is beyond chance. */
    boolean isSilence(double expected) {
        return horizons.get(horizons.size() - 1).isSilence(expected);
    }

    /**
     * What a short window holds if the last hours go on as they were: a level wanders. The longest window is judged by
     * what is usual alone, so that a slow rise is not taken for a new level.
     */
    private double adjusted(long end, int bins, Usual usual) {
        double expected = expected(end, bins, usual);
        if (bins >= LONGEST) {
            return expected;
        }
        double before = usual.in(end - bins, tuning.localBins());
        double ratio = (all.sum(end - bins, tuning.localBins()) + LOCAL_PRIOR) / (before + LOCAL_PRIOR);
        double wandered = Math.pow(ratio, tuning.localPower());
        return Math.max(LEAST_EXPECTED, expected * Math.max(LOCAL_LOW, Math.min(tuning.localHigh(), wandered)));
    }

    private static double expected(long end, int bins, Usual usual) {
        return Math.max(LEAST_EXPECTED, usual.in(end, bins));
    }

    void write(DataOutputStream out) throws IOException {
        all.write(out);
        paged.writeAgainst(all, out);
        for (Horizon horizon : horizons) {
            horizon.write(out);
        }
    }

    static Signal read(Kind kind, Tuning tuning, DataInputStream in) throws IOException {
        Ring all = Ring.read(in);
        Ring paged = Ring.readAgainst(all, in);
        List<Horizon> horizons = new ArrayList<>();
        for (int bins : WINDOWS) {
            horizons.add(Horizon.read(bins, tuning, in));
        }
        return new Signal(kind, tuning, all, paged, horizons);
    }
}
