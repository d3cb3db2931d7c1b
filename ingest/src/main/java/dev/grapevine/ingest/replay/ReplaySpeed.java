package dev.grapevine.ingest.replay;

import java.time.Duration;

/**
 * How fast a recording is heard again.
 *
 * @param factor how many times faster than it happened; infinite: as fast as it is taken
 */
public record ReplaySpeed(double factor) {

    public static final ReplaySpeed MAX = new ReplaySpeed(Double.POSITIVE_INFINITY);

    public ReplaySpeed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed: expected a positive number or max, found " + factor);
        }
    }

    /** @throws IllegalArgumentException unless the text is a positive number or "max" */
    public static ReplaySpeed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        try {
            return new ReplaySpeed(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("speed: expected a positive number or max, found '" + text + "'", e);
        }
    }

    boolean isMax() {
        return Double.isInfinite(factor);
    }

    /** How much recorded time passes in a span of real time. */
    Duration recorded(long realNanos) {
        return Duration.ofNanos((long) (realNanos * factor));
    }

    Duration real(Duration recorded) {
        return Duration.ofMillis((long) Math.ceil(recorded.toMillis() / factor));
    }
}
