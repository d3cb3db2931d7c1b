package dev.grapevine.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That one recipient is told of one thing, or why not; the message of {@code deliveries.v1}.
 *
 * @param v version of this contract, 1
 * @param event what is told: the id of an incident event, or of a digest, a summary or a blindness
 * @param recipient the address it goes to; for other channels channel and name, such as {@code slack:newsroom}
 * @param at when this was written, by the wall clock
 * @param attempts tries so far
 * @param reason what the server said, where it was refused; why it was held
 * @param kind what it is; null in records of before there were kinds: an alert
 * @param planned when it was decided that this recipient is told, by the wall clock
 * @param from start of what a digest covers, by the stream's clock
 * @param until end of what a digest covers; the next one goes on from there
 * @param covers what a summary or digest told of, so that no other one does: ids of deliveries or stories
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
        @Nullable String reason,
        @Nullable Kind kind,
        @Nullable Instant planned,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable List<String> covers) {

    public static final int VERSION = 1;

    public Delivery {
        covers = covers == null ? null : List.copyOf(covers);
    }

    /** Something that is still to be sent. */
    public static Delivery planned(
            Kind kind, String event, String incident, String brand, String recipient, Instant now) {
        return new Delivery(
                VERSION,
                event,
                incident,
                brand,
                recipient,
                State.PLANNED,
                now,
                0,
                null,
                null,
                null,
                kind,
                now,
                null,
                null,
                null);
    }

    /** The key on {@code deliveries.v1}. */
    @JsonIgnore
    public String id() {
        return event + "|" + recipient;
    }

    /** Whether it has come to an end: then it is never tried again. */
    @JsonIgnore
    public boolean isOver() {
        return state != State.PLANNED && state != State.SENDING;
    }

    @JsonIgnore
    public boolean is(Kind wanted) {
        return wanted == (kind == null ? Kind.ALERT : kind);
    }

    /** One try more, with these words on it. */
    public Delivery sending(Instant now, @Nullable String newMessageId, String newSubject) {
        return new Delivery(
                v,
                event,
                incident,
                brand,
                recipient,
                State.SENDING,
                now,
                attempts + 1,
                newMessageId,
                newSubject,
                null,
                kind,
                planned,
                from,
                until,
                covers);
    }

    public Delivery with(State newState, Instant now, @Nullable String newReason) {
        return new Delivery(
                v, event, incident, brand, recipient, newState, now, attempts, messageId, subject, newReason, kind,
                planned, from, until, covers);
    }

    /** @param newCovers what it tells of */
    public Delivery covering(@Nullable Instant newFrom, @Nullable Instant newUntil, List<String> newCovers) {
        return new Delivery(
                v, event, incident, brand, recipient, state, at, attempts, messageId, subject, reason, kind, planned,
                newFrom, newUntil, newCovers);
    }

    /** Where a delivery stands. */
    public enum State {
        /** Decided, and nobody was asked yet. */
        @JsonProperty("planned")
        PLANNED,
        /** Written before the server is asked, so that a crash in between is known. */
        @JsonProperty("sending")
        SENDING,
        @JsonProperty("delivered")
        DELIVERED,
        /** Refused for good, by the server at once or by another one later, which sent it back; not tried again. */
        @JsonProperty("refused")
        REFUSED,
        /** Not sent on purpose; the reason says why. */
        @JsonProperty("held")
        HELD
    }

    /** What is told. */
    public enum Kind {
        /** An event of an incident. */
        @JsonProperty("alert")
        ALERT,
        /** To the next contact: nobody has acknowledged a critical incident. */
        @JsonProperty("unanswered")
        UNANSWERED,
        /** Alerts that quiet hours or the budget held back. */
        @JsonProperty("summary")
        SUMMARY,
        @JsonProperty("digest")
        DIGEST,
        /** Grapevine cannot see. */
        @JsonProperty("blind")
        BLIND,
        /** It sees again. */
        @JsonProperty("sight")
        SIGHT
    }
}
