package dev.grapevine.spike;

import dev.grapevine.incident.IncidentEvent.Kind;

/**
 * The most surprising window of one moment.
 *
 * @param surprise natural logarithm of "once in so many bins", calibrated to the brand
 * @param unusual surprising and large enough to tell people
 * @param start first bin of the window
 * @param end last bin of the window
 * @param pace how many times the usual the half hour up to {@code end} held; it grows with the burst, where the
 *     surprise levels off
 * @param quickPace the same of a quarter of an hour
 * @param halfHour how many that half hour held
 */
record Reading(
        Kind kind,
        double surprise,
        boolean unusual,
        long start,
        long end,
        long count,
        double expected,
        double spread,
        double pace,
        double quickPace,
        long halfHour) {

    /** Whether this is the one to go by. */
    boolean outdoes(Reading other) {
        return unusual == other.unusual ? surprise > other.surprise : unusual;
    }

    int bins() {
        return (int) (end - start + 1);
    }

    /** Lower end of what is counted in such a window at most times. */
    double low() {
        return Math.max(0, expected - 2 * spread);
    }

    double high() {
        return expected + 2 * spread;
    }

    double ratio() {
        return count / Math.max(1, expected);
    }
}
