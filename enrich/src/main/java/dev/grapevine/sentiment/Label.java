package dev.grapevine.sentiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a text feels. */
public enum Label {
    @JsonProperty("negative")
    NEGATIVE,
    @JsonProperty("neutral")
    NEUTRAL,
    @JsonProperty("positive")
    POSITIVE,
    /** Both at once, or too close to call. */
    @JsonProperty("mixed")
    MIXED;

    private static final double CLOSE = 0.05;

    /** The likeliest; mixed where negative and positive are both likelier than neutral and too close to call. */
    public static Label of(double negative, double neutral, double positive) {
        if (Math.abs(positive - negative) < CLOSE && Math.min(negative, positive) > neutral) {
            return MIXED;
        }
        if (neutral >= Math.max(negative, positive)) {
            return NEUTRAL;
        }
        return positive > negative ? POSITIVE : NEGATIVE;
    }

    /** As it is written in documents. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
