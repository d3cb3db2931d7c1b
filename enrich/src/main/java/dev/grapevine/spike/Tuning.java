package dev.grapevine.spike;

import dev.grapevine.brand.Brand.Sensitivity;

/**
 * The constants of the detector; how they were chosen stands in docs/spikes.md.
 *
 * @param levelDays half-life of the level
 * @param profileDays half-life of the day's profile
 * @param tailBins how many bins the tails and dispersions remember
 * @param open surprise at which an incident opens: natural logarithm of "once in so many bins"
 * @param cold how much more surprise it takes on the first day of alerting, falling to nothing on day 14
 * @param active share of {@code open} below which an incident counts as quiet
 * @param escalate factor of surprise that escalates
 * @param faster factor of pace that escalates as well
 * @param ratio how many times the usual it must at least be
 * @param sure by how many standard deviations of chance it must be above that
 */
record Tuning(
        double levelDays,
        double profileDays,
        double tailBins,
        double tailExcess,
        double tailPrior,
        double tailFloor,
        double excessCap,
        double open,
        double cold,
        double active,
        double escalate,
        double faster,
        double ratio,
        double sure,
        int quietBins,
        int holdBins,
        int pauseBins,
        double winsor) {

    static final Tuning DEFAULT =
            new Tuning(4, 14, 4032, 1.0, 30, 1.1, 6, 5.5, 0.3, 0.4, 1.4, 2.5, 2, 1.5, 24, 288, 12, 2.5);

    double open(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case LOW -> open * 1.4;
            case MEDIUM -> open;
            case HIGH -> open * 0.75;
        };
    }
}
