package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mentions;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Mentions of one invented brand as its watch hears them: the fixture of every test of the watch. */
final class Heard {

    static final Brand BRAND =
            new Brand("acme", "Acme", "acme", false, null, null, null, ZoneId.of("Europe/Berlin"), null, null);

    static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    static final Instant CRISIS = MONDAY.plus(Duration.ofDays(15)).plus(Duration.ofHours(9));
    static final Duration LONG = Duration.ofHours(5);
    static final Instant END = CRISIS.plus(Duration.ofHours(30));

    private static final List<String> SMALL_TALK = List.of(
            "Acme coffee is fine as ever, nothing new to say",
            "Bought an Acme kettle for my mother today",
            "Waiting at the Acme store again this morning",
            "The Acme app has a nice new colour",
            "Is the Acme grinder worth the money");

    private static final long TICK = Duration.ofSeconds(10).toMillis();

    private final TreeMap<Long, List<Recount>> ticks = new TreeMap<>();

    /** A mention, each a story and a voice of its own. */
    static EnrichedMention mention(String id, Instant published, Instant fetched, Label label, String text) {
        return mention("testnet-search", id, published, fetched, label, text);
    }

    /** Small talk of a source. */
    static EnrichedMention from(String source, String id, Instant at) {
        return mention(source, id, at, at, Label.NEUTRAL, "Acme again, number " + id);
    }

    private static EnrichedMention mention(
            String source, String id, Instant published, Instant fetched, Label label, String text) {
        return EnrichedMention.of(
                        Mentions.post(id, text)
                                .source(source)
                                .published(published)
                                .fetched(fetched)
                                .author(null)
                                .engagement(new Engagement(0L, 0L, 0L, null, fetched))
                                .build(),
                        BRAND.id())
                .mention(new EnrichedMention.MentionRef(id, true))
                .site("testnet.example")
                .sentiment(Sentiment.of(label, 0.3, 0.4, 0.3, "test/1"))
                .story(new EnrichedMention.Story(id, true))
                .voice(new EnrichedMention.Voice(id, true))
                .build();
    }

    /** History with polls every 90 minutes, then a loud and mostly negative crisis with polls every 5. */
    static Heard crisis(int seed) {
        return generate(seed, END, 6, 0.75);
    }

    /** As loud, but people are as content as ever. */
    static Heard loud(int seed) {
        return generate(seed, END, 6, 0.15);
    }

    static Heard calm(int seed, Instant end) {
        return generate(seed, end, 0, 0);
    }

    private static Heard generate(int seed, Instant end, double crisis, double negative) {
        Random random = new Random(seed);
        Heard heard = new Heard();
        int n = 0;
        for (Instant at = MONDAY; at.isBefore(end); at = at.plus(Duration.ofMinutes(1))) {
            boolean burning = !at.isBefore(CRISIS) && at.isBefore(CRISIS.plus(LONG));
            double hour = at.atZone(BRAND.zone()).getHour();
            double rate = 250.0 / 1440 * (0.4 + 1.2 * Math.exp(-Math.pow((hour - 14) / 5, 2)));
            long poll = (at.isBefore(CRISIS) ? 90 : 5) * 60L;
            Instant fetched = Instant.ofEpochSecond((at.getEpochSecond() / poll + 1) * poll);
            for (int k = poisson(random, rate); k > 0; k--) {
                String text = SMALL_TALK.get(random.nextInt(SMALL_TALK.size()));
                heard.add(mention("m" + n++, at, fetched, label(random, 0.15), text));
            }
            for (int k = burning ? poisson(random, rate * crisis) : 0; k > 0; k--) {
                heard.add(mention(
                        "c" + n++, at, fetched, label(random, negative), "My Acme kettle was burning: recall it"));
            }
        }
        return heard;
    }

    private static Label label(Random random, double negative) {
        return random.nextDouble() < negative ? Label.NEGATIVE : Label.NEUTRAL;
    }

    private static int poisson(Random random, double mean) {
        int count = 0;
        for (double p = random.nextDouble(); p > Math.exp(-mean); p *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    void add(EnrichedMention mention) {
        long tick = (Math.floorDiv(mention.fetched().toEpochMilli(), TICK) + 1) * TICK;
        ticks.computeIfAbsent(tick, t -> new ArrayList<>()).add(Recount.created(mention));
    }

    /** What is heard before that time. */
    Heard until(Instant end) {
        Heard before = new Heard();
        before.ticks.putAll(ticks.headMap(end.toEpochMilli(), true));
        return before;
    }

    /** What is heard after that time. */
    Heard after(Instant start) {
        Heard later = new Heard();
        later.ticks.putAll(ticks.tailMap(start.toEpochMilli(), false));
        return later;
    }

    List<EnrichedMention> mentions() {
        return ticks.values().stream()
                .flatMap(List::stream)
                .map(Recount::document)
                .toList();
    }

    /** Plays everything to a watch as the job does, and the time until {@code end}. */
    List<IncidentEvent> play(Player player, Instant end) {
        List<IncidentEvent> events = new ArrayList<>();
        boolean started = false;
        for (Map.Entry<Long, List<Recount>> tick : ticks.entrySet()) {
            if (started) {
                player.passTime(Instant.ofEpochMilli(tick.getKey()), events);
            }
            started = true;
            events.addAll(player.tick(Instant.ofEpochMilli(tick.getKey()), inOrder(tick.getValue())));
        }
        player.passTime(end, events);
        return events;
    }

    private static List<Recount> inOrder(List<Recount> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(
                                (Recount change) -> change.document().fetched())
                        .thenComparing(change -> change.document().id()))
                .toList();
    }

    /** Holds the watch as an operator does. */
    static class Player {
        BrandWatch watch = BrandWatch.start();
        final Brand brand = BRAND;

        List<IncidentEvent> tick(Instant tick, List<Recount> changes) {
            return watch.tick(tick, changes, brand);
        }

        private void passTime(Instant until, List<IncidentEvent> events) {
            while (watch.nextDue().isBefore(until)) {
                events.addAll(tick(watch.nextDue(), List.of()));
            }
        }
    }
}
