package dev.grapevine.spike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How surprising a count over one length of window is for this brand, calibrated to the brand's own past.
 *
 * <p>The statistic is the signed root of the negative binomial deviance, with a dispersion learnt from the brand.
 * Its tail is fitted as SPOT does (Siffer et al., KDD 2017) with an exponential one: above its 98 % quantile the mean
 * excess is learnt, so that a surprise of ln(n) means "once in n bins" for a restless and a quiet brand alike.
 */
final class Horizon {

    private static final double SHARE = 0.02;
    private static final double PRIOR_DISPERSION = 0.1;
    private static final double PRIOR_BINS = 100;

    private final int bins;
    private final double floor;
    private double dispersion = PRIOR_DISPERSION;
    private double dispersionBins = PRIOR_BINS;
    private double quantile = 2.1;
    private double quantileBins = 144;
    private double excess;
    private double excesses;

    Horizon(int bins, Tuning tuning) {
        this.bins = bins;
        this.floor = tuning.tailFloor();
        this.excess = tuning.tailExcess();
        this.excesses = tuning.tailPrior();
    }

    /** Length of its window. */
    int bins() {
        return bins;
    }

    /** Standard deviation of the count where this much is expected. */
    double spread(double expected) {
        return Math.sqrt(expected + dispersion * expected * expected);
    }

    /** Natural logarithm of "once in so many bins"; 0 where it is usual. */
    double surprise(long count, double expected) {
        double z = deviance(count, expected);
        if (z <= quantile) {
            return Math.max(0, -Math.log(SHARE) * z / quantile);
        }
        return (z - quantile) / Math.max(floor, excess) - Math.log(SHARE);
    }

    /** Whether nothing at all, where this much is expected, happens less than once in ten thousand times. */
    boolean isSilence(double expected) {
        return Math.log1p(dispersion * expected) / dispersion > Math.log(10_000);
    }

    /** Takes in the count of a complete window. */
    void learn(long count, double expected, Tuning tuning) {
        learnTail(deviance(count, expected), tuning);
        learnDispersion(count, expected, tuning);
    }

    private void learnTail(double z, Tuning tuning) {
        boolean above = z > quantile;
        if (above) {
            excesses = Math.min(excesses + 1, SHARE * tuning.tailBins() + tuning.tailPrior());
            excess += (Math.min(z - quantile, tuning.excessCap()) - excess) / excesses;
        }
        quantileBins = Math.min(quantileBins + 1, tuning.tailBins());
        quantile += ((above ? 1 : 0) - SHARE) * excess / (SHARE * quantileBins);
        quantile = Math.max(0.5, quantile);
    }

    private void learnDispersion(long count, double expected, Tuning tuning) {
        double away = Math.min(Math.abs(count - expected), 4 * spread(expected));
        double trust = expected / (expected + 4);
        dispersionBins = Math.min(dispersionBins + trust * trust, tuning.tailBins());
        double seen = (away * away - expected) / (expected * expected);
        dispersion += trust * trust * (seen - dispersion) / dispersionBins;
        dispersion = Math.max(0.0005, dispersion);
    }

    private double deviance(long count, double expected) {
        double k = 1 / dispersion;
        double own = count == 0 ? 0 : count * Math.log(count / expected);
        double half = own - (count + k) * Math.log((count + k) / (expected + k));
        return Math.copySign(Math.sqrt(2 * Math.max(0, half)), count - expected);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(dispersion);
        out.writeDouble(dispersionBins);
        out.writeDouble(quantile);
        out.writeDouble(quantileBins);
        out.writeDouble(excess);
        out.writeDouble(excesses);
    }

    static Horizon read(int bins, Tuning tuning, DataInputStream in) throws IOException {
        Horizon horizon = new Horizon(bins, tuning);
        horizon.dispersion = in.readDouble();
        horizon.dispersionBins = in.readDouble();
        horizon.quantile = in.readDouble();
        horizon.quantileBins = in.readDouble();
        horizon.excess = in.readDouble();
        horizon.excesses = in.readDouble();
        return horizon;
    }
}
