package dev.grapevine.spike;

/** How much is expected in the window of so many bins whose last one is {@code end}. */
@FunctionalInterface
interface Usual {

    double in(long end, int bins);

    /** A share of this. */
    default Usual times(double share) {
        return (end, bins) -> share * in(end, bins);
    }
}
