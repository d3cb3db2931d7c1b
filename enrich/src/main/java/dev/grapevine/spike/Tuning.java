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
 * @param two share of the mean of the two most surprising windows that counts where the third is calm
 * @param localPower how far the last hours move what is expected of the next minutes
 * @param localHigh how far they raise it at most
 * @param budget how much more surprise it takes for each incident of the last weeks
 * @param localBins how many bins before a window say how the last hours went
 * @param growBins for how long a steady burst still fills the longest window, which is no escalation
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
        int growBins,
        double winsor,
        double two,
        double budget,
        double localPower,
        double localHigh,
        int localBins) {

    static final Tuning DEFAULT = new Tuning(
            4, 14, 4032, 1.0, 30, 1.1, 6, 5.5, 0.3, 0.4, 1.4, 2.5, 2, 1.5, 24, 288, 12, 36, 2.5, 0.8, 0.1, 0.7, 1.5,
            24);

    double open(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case LOW -> open * 1.4;
            case MEDIUM -> open;
            case HIGH -> open * 0.75;
        };
    }
}
