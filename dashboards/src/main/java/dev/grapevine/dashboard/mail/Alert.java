package dev.grapevine.dashboard.mail;

import dev.grapevine.brand.Look;
import dev.grapevine.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An incident's event on its way to one recipient.
 *
 * @param before the event that this recipient heard of last, if any
 * @param recipient as deliveries name them
 * @param zone by whose clock times are said
 * @param look the brand's, or null
 * @param unanswered how long nobody has acknowledged it; null unless that is why this recipient is told
 * @param now by the wall clock
 */
public record Alert(
        IncidentEvent event,
        @Nullable IncidentEvent before,
        String recipient,
        ZoneId zone,
        @Nullable Look look,
        @Nullable Duration unanswered,
        Instant now) {

    public static Alert first(IncidentEvent event, String recipient, ZoneId zone, Instant now) {
        return new Alert(event, null, recipient, zone, null, null, now);
    }
}
