package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Brand;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.measure.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that the overview shows of one brand in one stretch of time.
 *
 * @param brands every brand that is known or was heard of
 * @param brand the one that is shown
 * @param end behind the newest data
 * @param bins oldest first, empty ones included
 * @param before the stretch of the same length before
 * @param voices unique stories of every brand in the stretch
 * @param incidents the newest event of each, newest first
 */
record Overview(
        List<Brand> brands,
        Brand brand,
        Span span,
        Instant end,
        List<Bin> bins,
        Tally before,
        Map<String, Tally> voices,
        List<EnrichedMention> mentions,
        List<IncidentEvent> incidents,
        List<Delivery> deliveries,
        List<SourceHealth> sources) {

    /** What was counted from {@code at} on. */
    record Bin(Instant at, Tally tally) {}

    Instant start() {
        return span.before(end);
    }

    Tally total() {
        return bins.stream().map(Bin::tally).reduce(Tally.NONE, Tally::plus);
    }

    /** The others together: what share of voice compares with. */
    Tally competitors() {
        return voices.entrySet().stream()
                .filter(voice -> !voice.getKey().equals(brand.id()))
                .map(Map.Entry::getValue)
                .reduce(Tally.NONE, Tally::plus);
    }
}
