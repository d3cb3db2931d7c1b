package dev.grapevine.sentiment;

import com.fasterxml.jackson.annotation.JsonProperty;

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
    MIXED
}
