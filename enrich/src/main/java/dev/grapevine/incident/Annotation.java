package dev.grapevine.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something known that happened around an incident and may explain it.
 *
 * @param text in words, such as "campaign: summer sale"
 * @param until null where it is a moment
 */
public record Annotation(
        Subject subject,
        String text,
        Instant from,
        @Nullable Instant until) {

    /** What it is about. */
    public enum Subject {
        /** One of the company's own, from the calendar of its policy. */
        @JsonProperty("campaign")
        CAMPAIGN,
        /** The brand's query or accounts were changed. */
        @JsonProperty("query")
        QUERY,
        /** A source came or went. */
        @JsonProperty("sources")
        SOURCES,
        /** Another model scores. */
        @JsonProperty("model")
        MODEL,
        /** The policy or the detector was changed. */
        @JsonProperty("rule")
        RULE,
        /** A source was not heard. */
        @JsonProperty("gap")
        GAP,
        /** The hour of the week is known to be loud. */
        @JsonProperty("habit")
        HABIT
    }
}
