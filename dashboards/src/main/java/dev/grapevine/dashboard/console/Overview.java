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
import java.util.Set;

/**
 * All that the overview shows of one brand in one stretch of time.
 *
 * @param brands every brand that is known or was heard of
 * @param brand the one that is shown
 * @param rivals ids of those that it is compared with
 * @param end behind the newest data
 * @param bins oldest first, empty ones included
 * @param now every brand's counts in the stretch
 * @param before the same in the stretch of the same length before
 * @param sourcesNow the brand's counts by source
 * @param incidents the newest event of each, newest first
 */
record Overview(
        List<Brand> brands,
        Brand brand,
        Set<String> rivals,
        Span span,
        Instant end,
        List<Bin> bins,
        Map<String, Tally> now,
        Map<String, Tally> before,
        Map<String, Tally> sourcesNow,
        Map<String, Tally> sourcesBefore,
        Talk talk,
        Talk talkBefore,
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
        return now.getOrDefault(brand.id(), Tally.NONE);
    }

    Tally totalBefore() {
        return before.getOrDefault(brand.id(), Tally.NONE);
    }

    /** The rivals together: what share of voice compares with. */
    Tally competitors(Map<String, Tally> tallies) {
        return rivals.stream()
                .map(rival -> tallies.getOrDefault(rival, Tally.NONE))
                .reduce(Tally.NONE, Tally::plus);
    }
}
