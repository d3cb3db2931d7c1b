package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.SourceType;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mentions of one invented brand as its watch hears them: the fixture of every test of the watch. */
final class Heard {

    static final Brand BRAND =
            new Brand("acme", "Acme", "acme", false, null, null, null, ZoneId.of("Europe/Berlin"), null, null);

    private static final long TICK = Duration.ofSeconds(10).toMillis();

    private final TreeMap<Long, List<Recount>> ticks = new TreeMap<>();

    /** A mention, each a story and a voice of its own. */
    static EnrichedMention mention(String id, Instant published, Instant fetched, Label label, String text) {
        return new EnrichedMention(
                EnrichedMention.VERSION,
                new EnrichedMention.MentionRef(id, true),
                BRAND.id(),
                false,
                fetched.toEpochMilli(),
                published,
                published,
                fetched,
                "testnet",
                "testnet-search",
                SourceType.POST,
                "https://testnet.example/" + id,
                "testnet.example",
                null,
                null,
                text,
                "en",
                null,
                new Engagement(0L, 0L, 0L, null, fetched),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                false,
                Sentiment.of(label, 0.3, 0.4, 0.3, "test/1"),
                new EnrichedMention.Story(id, true),
                new EnrichedMention.Voice(id, true),
                null);
    }

    void add(EnrichedMention mention) {
        add(mention.fetched(), Recount.created(mention));
    }

    void add(Instant heard, Recount change) {
        long tick = (Math.floorDiv(heard.toEpochMilli(), TICK) + 1) * TICK;
        ticks.computeIfAbsent(tick, t -> new ArrayList<>()).add(change);
    }

    /** Plays everything to a watch as the job does, and the time until {@code end}. */
    List<IncidentEvent> play(Player player, Instant end) {
        List<IncidentEvent> events = new ArrayList<>();
        for (Map.Entry<Long, List<Recount>> tick : ticks.entrySet()) {
            player.until(Instant.ofEpochMilli(tick.getKey()), events);
            events.addAll(player.watch.tick(Instant.ofEpochMilli(tick.getKey()), tick.getValue(), player.brand));
        }
        player.until(end, events);
        return events;
    }

    /** Holds the watch as an operator does. */
    static class Player {
        BrandWatch watch = BrandWatch.start();
        Brand brand = BRAND;
        private boolean started;

        void until(Instant tick, List<IncidentEvent> events) {
            while (started && watch.nextDue().isBefore(tick)) {
                events.addAll(watch.tick(watch.nextDue(), List.of(), brand));
            }
            started = true;
        }
    }
}
