package dev.grapevine.ingest.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one poll brought.
 *
 * @param position where the next poll goes on, once all of this is acknowledged
 * @param reason what is special about the state, in a sentence for people
 * @param again real time until the next poll, where it is not the source's interval that decides
 * @param clock the stream's time of this batch, where the source brings its own (a replay)
 * @param quota how much may still be asked of the source, where it says so
 */
public record Batch(
        List<Intake> intakes,
        ObjectNode position,
        State state,
        @Nullable String reason,
        @Nullable Duration again,
        @Nullable Instant clock,
        @Nullable Long quota) {

    public Batch(
            List<Intake> intakes,
            ObjectNode position,
            State state,
            @Nullable String reason,
            @Nullable Duration again,
            @Nullable Instant clock) {
        this(intakes, position, state, reason, again, clock, null);
    }

    public Batch {
        intakes = List.copyOf(intakes);
    }

    /** A poll that worked; the next one comes when the interval is over. */
    public static Batch of(List<Intake> intakes, ObjectNode position) {
        return new Batch(intakes, position, State.OK, null, null, null);
    }

    /** A poll that brought nothing, because of what the reason says. */
    public static Batch nothing(ObjectNode position, State state, String reason) {
        return new Batch(List.of(), position, state, reason, null, null);
    }

    public Batch notBefore(@Nullable Duration delay) {
        return new Batch(intakes, position, state, reason, delay, clock, quota);
    }

    public Batch withQuota(@Nullable Long left) {
        return new Batch(intakes, position, state, reason, again, clock, left);
    }

    /** The same with other items. */
    public Batch bringing(List<Intake> items) {
        return new Batch(items, position, state, reason, again, clock, quota);
    }

    /** The same, going on elsewhere. */
    public Batch at(ObjectNode next) {
        return new Batch(intakes, next, state, reason, again, clock, quota);
    }
}
