package dev.grapevine.job.reputation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.spike.Pulse;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the watch of a brand has to say at one tick: how the brand does, or an event of one of its incidents.
 *
 * @param at end of the tick
 */
public record Watched(
        Instant at, @Nullable Pulse pulse, @Nullable IncidentEvent event) {

    static Watched of(Pulse pulse) {
        return new Watched(pulse.at(), pulse, null);
    }

    static Watched of(IncidentEvent event) {
        return new Watched(event.at(), null, event);
    }

    @JsonIgnore
    public String brand() {
        IncidentEvent told = event;
        return told == null
                ? Objects.requireNonNull(pulse, "a pulse or an event").brand()
                : told.brand();
    }
}
