package dev.grapevine.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That one recipient was told of one event, or why not; the message of {@code deliveries.v1}.
 *
 * @param v version of this contract, 1
 * @param event id of the incident event
 * @param recipient address it went to
 * @param at when, by the wall clock
 * @param attempts tries so far
 * @param reason what the mail server said, where it was refused
 */
public record Delivery(
        int v,
        String event,
        String incident,
        String brand,
        String recipient,
        State state,
        Instant at,
        int attempts,
        @Nullable String messageId,
        @Nullable String subject,
        @Nullable String reason) {

    public static final int VERSION = 1;

    /** The key on {@code deliveries.v1}. */
    @JsonIgnore
    public String id() {
        return event + "|" + recipient;
    }

    /** Where a delivery stands. */
    public enum State {
        /** Written before the mail server is asked, so that a crash in between is known. */
        @JsonProperty("sending")
        SENDING,
        @JsonProperty("delivered")
        DELIVERED,
        /** Refused for good; not tried again. */
        @JsonProperty("refused")
        REFUSED,
        /** Not sent on purpose; the reason says why. */
        @JsonProperty("held")
        HELD
    }
}
