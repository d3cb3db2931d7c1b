package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which incidents a brand's rule would have told over its history: the job's own watch, fed from stored mentions.
 *
 * <p>Takes the messages of {@code enriched.v1} in any order; what counts is when they were heard. Later states of a
 * mention correct it as they did in the job.
 */
public final class Backtest {

    private static final long TICK = Duration.ofSeconds(10).toMillis();

    private Backtest() {}

    /**
     * Every event of the time from {@code from} on and before {@code to}; what was heard before only teaches.
     *
     * @param history of this brand; that of others is left out
     */
    public static List<IncidentEvent> run(Brand brand, List<EnrichedMention> history, Instant from, Instant to) {
        List<IncidentEvent> events = new ArrayList<>();
        BrandWatch watch = BrandWatch.start();
        boolean started = false;
        for (Map.Entry<Instant, List<Recount>> tick : ticks(brand, history, to).entrySet()) {
            if (started) {
                passTime(watch, tick.getKey(), brand, events);
            }
            started = true;
            events.addAll(watch.tick(tick.getKey(), tick.getValue(), brand));
        }
        if (started) {
            passTime(watch, to, brand, events);
        }
        return events.stream().filter(event -> !event.at().isBefore(from)).toList();
    }

    private static void passTime(BrandWatch watch, Instant until, Brand brand, List<IncidentEvent> events) {
        while (watch.nextDue().isBefore(until)) {
            events.addAll(watch.tick(watch.nextDue(), List.of(), brand));
        }
    }

    private static Map<Instant, List<Recount>> ticks(Brand brand, List<EnrichedMention> history, Instant to) {
        Map<Instant, List<Recount>> ticks = new TreeMap<>();
        Map<String, Counted> known = new HashMap<>();
        history.stream()
                .filter(mention -> mention.brand().equals(brand.id()))
                .filter(mention -> mention.fetched().isBefore(to))
                .sorted(Comparator.comparing(EnrichedMention::fetched)
                        .thenComparing(EnrichedMention::version)
                        .thenComparing(mention -> mention.id()))
                .forEach(mention -> ticks.computeIfAbsent(tickOf(mention.fetched()), tick -> new ArrayList<>())
                        .add(recount(known, mention)));
        return ticks;
    }

    private static Recount recount(Map<String, Counted> known, EnrichedMention mention) {
        Counted before = known.remove(mention.mention().id());
        if (mention.deleted()) {
            return new Recount(before, null, mention);
        }
        Counted now = Counted.of(mention);
        known.put(mention.mention().id(), now);
        return new Recount(before, now, mention);
    }

    private static Instant tickOf(Instant fetched) {
        return Instant.ofEpochMilli((Math.floorDiv(fetched.toEpochMilli(), TICK) + 1) * TICK);
    }
}
