package dev.grapevine.spike;

import dev.grapevine.brand.Brand.Sensitivity;

/** What a sensitivity costs, as measured on the public benchmark's brands and on calm invented ones: docs/spikes.md. */
public final class Expectation {

    private Expectation() {}

    /** Such as "about one false alert in 4 weeks". */
    public static String words(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case LOW -> "about one false alert in 3 months";
            case MEDIUM -> "about one false alert in 4 weeks";
            case HIGH -> "about three false alerts in 4 weeks";
        };
    }
}
