package dev.grapevine.local.cluster;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.generate.BrandPlan;
import dev.grapevine.generate.BrandPlan.Mood;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Incident;
import dev.grapevine.generate.Incident.Nature;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Some hours of the demo's world, a few hundred times as loud, as a line hears it: with a crisis and a campaign, and with
 * messages that come twice, late, out of order, changed, taken back, or taken back before they were heard; and every
 * quarter of an hour a brand of its own has to alert.
 *
 * <p>Knows the documents that must be there in the end. The same seed gives the same messages.
 */
final class SoakTraffic implements Iterator<SoakTraffic.Message> {

    /** What may happen to a mention, and of how many in a thousand. */
    enum Fate {
        TWICE(50),
        CHANGED(30),
        TAKEN_BACK(30),
        CHANGED_AND_TAKEN_BACK(10),
        TAKEN_BACK_BEFORE(5),
        /** Heard hours after it was published. */
        LATE(20),
        /** Overtaken by others on the way. */
        OVERTAKEN(10),
        PLAIN(845);

        private final int inAThousand;

        Fate(int inAThousand) {
            this.inAThousand = inAThousand;
        }

        static Fate of(int point) {
            int left = point;
            for (Fate fate : values()) {
                left -= fate.inAThousand;
                if (left < 0) {
                    return fate;
                }
            }
            throw new IllegalArgumentException("expected 0 to 999, found " + point);
        }
    }

    /** @param due when it reaches the line, on the stream's clock */
    record Message(Instant due, Mention mention) {}

    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final Duration BETWEEN_INCIDENTS = Duration.ofMinutes(15);
    /** One in so many is a copy of another. */
    private static final double ORIGINALS = 0.8;

    private final Instant end;
    private final Random random;
    private final Iterator<Generated> traffic;
    private Generated upcoming;
    private final PriorityQueue<Message> waiting = new PriorityQueue<>(Comparator.comparing(Message::due)
            .thenComparing(each -> each.mention().id()));
    private final Set<String> documents = new TreeSet<>();
    private final List<String> brands = new ArrayList<>();
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);

    /** @param perSecond mentions on the stream's clock, on average of a day */
    SoakTraffic(Duration length, double perSecond, long seed) {
        Scenario scenario = scenario(length, perSecond);
        this.end = scenario.start().plus(length);
        this.random = new Random(seed);
        this.traffic = new TrafficGenerator(scenario, seed).iterator();
        this.upcoming = traffic.next();
        planIncidents(scenario.start().plus(BETWEEN_INCIDENTS));
    }

    private void planIncidents(Instant first) {
        for (Instant at = first; at.isBefore(end); at = at.plus(BETWEEN_INCIDENTS)) {
            Generated lawsuit = MustSee.lawsuit("soakmark" + (brands.size() + 1), at);
            brands.addAll(lawsuit.truth().sentiment().keySet());
            waiting.add(new Message(at, lawsuit.mention()));
            expect(lawsuit);
        }
    }

    private static Scenario scenario(Duration length, double perSecond) {
        Scenario demo = Scenario.demo();
        double usual = demo.brands().stream().mapToDouble(BrandPlan::perDay).sum();
        double times = perSecond * SECONDS_OF_A_DAY * ORIGINALS / usual;
        List<BrandPlan> louder = demo.brands().stream()
                .map(brand -> new BrandPlan(
                        brand.id(),
                        brand.name(),
                        brand.products(),
                        brand.perDay() * times,
                        brand.mood(),
                        brand.rivals()))
                .toList();
        return new Scenario(
                "soak",
                demo.start(),
                louder,
                demo.outlets(),
                List.of(
                        incident("batteries", demo, 0, Nature.CRISIS, length, 0.3, new Mood(0, 0.85, 0)),
                        incident("give-away", demo, 1, Nature.CAMPAIGN, length, 0.65, new Mood(0.85, 0.02, 0))),
                20 * demo.voices(),
                demo.unrelatedPerDay() * times,
                demo.hostile(),
                0);
    }

    /** @param begins as a share of the whole length */
    private static Incident incident(
            String id, Scenario demo, int brand, Nature nature, Duration length, double begins, Mood mood) {
        return new Incident(
                id,
                demo.brands().get(brand).id(),
                nature,
                null,
                null,
                demo.start().plusSeconds((long) (length.toSeconds() * begins)),
                length.dividedBy(20),
                length.dividedBy(20),
                3,
                mood,
                0.2);
    }

    @Override
    public boolean hasNext() {
        plan();
        return !waiting.isEmpty();
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the time is over");
        }
        return waiting.remove();
    }

    /** Everything that may be due before what is planned so far. */
    private void plan() {
        while (published(upcoming).isBefore(end)
                && (waiting.isEmpty()
                        || !published(upcoming).isAfter(waiting.peek().due()))) {
            plan(upcoming);
            upcoming = traffic.next();
        }
    }

    private void plan(Generated said) {
        Fate fate = Fate.of(random.nextInt(1000));
        fates.merge(fate, 1, Integer::sum);
        Mention mention = said.mention();
        Instant at = mention.fetched();
        switch (fate) {
            case PLAIN -> send(at, mention);
            case TWICE -> {
                send(at, mention);
                send(later(at, 30), mention);
            }
            case CHANGED -> {
                send(at, mention);
                change(later(at, 120), mention);
            }
            case TAKEN_BACK -> {
                send(at, mention);
                takeBack(later(at, 240), mention);
            }
            case CHANGED_AND_TAKEN_BACK -> {
                send(at, mention);
                Instant changed = later(at, 60);
                change(changed, mention);
                takeBack(later(changed, 60), mention);
            }
            case TAKEN_BACK_BEFORE -> {
                Mention deletion = deletion(mention, at.plusSeconds(1));
                waiting.add(new Message(at, deletion));
                waiting.add(new Message(at.plusSeconds(30), mention));
            }
            case LATE -> send(later(at, 180), mention);
            case OVERTAKEN -> waiting.add(new Message(at.plusSeconds(random.nextInt(60)), mention));
        }
        switch (fate) {
            case TAKEN_BACK, CHANGED_AND_TAKEN_BACK, TAKEN_BACK_BEFORE -> {}
            case TWICE, CHANGED, LATE, OVERTAKEN, PLAIN -> expect(said);
        }
    }

    private void expect(Generated said) {
        said.truth()
                .sentiment()
                .keySet()
                .forEach(
                        brand -> documents.add(EnrichedMention.id(said.mention().id(), brand)));
    }

    /** It reaches the line when it is fetched; what comes twice says the second time that it was fetched then. */
    private void send(Instant at, Mention mention) {
        waiting.add(new Message(at, mention.toBuilder().fetched(at).build()));
    }

    private void change(Instant at, Mention mention) {
        send(at, mention.toBuilder().text(mention.text() + " (I changed this.)").build());
    }

    private void takeBack(Instant at, Mention mention) {
        waiting.add(new Message(at, deletion(mention, at)));
    }

    private static Mention deletion(Mention mention, Instant at) {
        return Mention.builder(mention.platform(), mention.nativeId())
                .source(mention.source())
                .sourceType(mention.sourceType())
                .action(Action.DELETE)
                .fetched(at)
                .build();
    }

    /** At least a second, and not behind the end. */
    private Instant later(Instant at, int minutes) {
        Instant later = at.plusSeconds(1 + random.nextInt(60 * minutes));
        return later.isAfter(end) ? end.isAfter(at) ? end : at.plusSeconds(1) : later;
    }

    private static Instant published(Generated said) {
        return said.mention().fetched();
    }

    /** Brands that have one incident each. */
    List<String> brands() {
        return brands;
    }

    /** When everything is over, on the stream's clock, but for what comes late. */
    Instant end() {
        return end;
    }

    /** Ids of the documents that must be there when everything was heard. */
    Set<String> documents() {
        return documents;
    }

    /** How many mentions met each fate so far. */
    Map<Fate, Integer> fates() {
        return fates;
    }
}
