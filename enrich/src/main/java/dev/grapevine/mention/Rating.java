package dev.grapevine.mention;

/**
 * A reviewer's rating on the scale of its source.
 *
 * @param defaulted the source did not state its scale, so 1 to 5 was assumed
 */
public record Rating(double value, double best, double worst, boolean defaulted) {

    public Rating {
        if (!Double.isFinite(value) || !Double.isFinite(best) || !Double.isFinite(worst)) {
            throw new IllegalArgumentException("a rating needs finite numbers");
        }
        if (best <= worst) {
            throw new IllegalArgumentException("best " + best + " is not above worst " + worst);
        }
        if (value < worst || value > best) {
            throw new IllegalArgumentException("value " + value + " is outside " + worst + " to " + best);
        }
    }

    /** 0 (worst) to 1 (best). */
    public double normalised() {
        return (value - worst) / (best - worst);
    }

    /** On the usual scale of 1 to 5 stars. */
    public double stars() {
        return 1 + 4 * normalised();
    }
}
