package dev.grapevine.brand;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A plain threshold, for those who want one: so many within so many minutes alert, whatever is usual.
 *
 * @param minutes rounded up to fives; at most a day
 */
public record Limit(What count, int atLeast, int minutes) {

    public static final int LONGEST_MINUTES = 1_440;

    public Limit {
        if (atLeast < 1) {
            throw new IllegalArgumentException("limit of " + atLeast + ": expected 1 or more");
        }
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            throw new IllegalArgumentException(
                    "limit within " + minutes + " minutes: expected 1 to " + LONGEST_MINUTES);
        }
    }

    /** What is counted; each unique story once. */
    public enum What {
        @JsonProperty("stories")
        STORIES,
        @JsonProperty("negative")
        NEGATIVE
    }
}
