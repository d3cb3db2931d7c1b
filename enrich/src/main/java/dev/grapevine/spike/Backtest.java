package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.incident.Handling.Criticality;
import dev.grapevine.incident.IncidentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a brand's rule would have told over its history: the job's own watch, fed from stored mentions.
 *
 * <p>Takes the messages of {@code enriched.v1} in the order in which they were heard. Later states of a mention correct
 * it as they did in the job, as long as it is among the last {@value #MOST_KNOWN}.
 */
public final class Backtest {

    private static final long TICK = Duration.ofSeconds(10).toMillis();
    private static final int MOST_KNOWN = 500_000;

    /** The order of history. */
    public static final Comparator<EnrichedMention> HEARD = Comparator.comparing(EnrichedMention::fetched)
            .thenComparing(EnrichedMention::version)
            .thenComparing(mention -> mention.id());

    private final Brand brand;
    private final Instant from;
    private final BrandWatch watch = BrandWatch.start();
    private final List<IncidentEvent> events = new ArrayList<>();
    private final List<Recount> waiting = new ArrayList<>();
    private final Map<String, Counted> known = new LinkedHashMap<>();
    private @Nullable Instant tick;
    private boolean started;

    /** @param from before which history only teaches */
    public Backtest(Brand brand, Instant from) {
        this.brand = brand;
        this.from = from;
    }

    /** Every event of the time from {@code from} on and before {@code to}. */
    public static List<IncidentEvent> run(Brand brand, List<EnrichedMention> history, Instant from, Instant to) {
        Backtest backtest = new Backtest(brand, from);
        history.stream()
                .filter(mention -> mention.fetched().isBefore(to))
                .sorted(HEARD)
                .forEach(backtest::hear);
        return backtest.finish(to);
    }

    /** The next of the history; that of other brands is left out. */
    public void hear(EnrichedMention mention) {
        if (!mention.brand().equals(brand.id())) {
            return;
        }
        Instant end = tickOf(mention.fetched());
        if (tick != null && end.isAfter(tick)) {
            decide(tick);
        }
        tick = tick == null || end.isAfter(tick) ? end : tick;
        waiting.add(recount(mention));
    }

    /** Lets the rest of the time pass. */
    public List<IncidentEvent> finish(Instant to) {
        if (tick != null) {
            decide(tick);
        }
        if (started) {
            passTime(to);
        }
        return List.copyOf(events);
    }

    /** Whether somebody would have got a mail for it at once. */
    public static boolean isMail(IncidentEvent event) {
        Criticality criticality = event.handled().criticality();
        return event.event() != IncidentEvent.Type.UPDATED
                && (criticality == Criticality.PAGE || criticality == Criticality.MAIL);
    }

    /**
     * The whole life of an incident as the brand's present rule tells it. Its id is another one where the replay notices it
     * some minutes apart, as it does when it knows what came in late, or when mentions were corrected since.
     *
     * @param present events of the back-test of the brand as it is
     * @param opened first event of the incident, from wherever
     * @return oldest first; the first event alone where the replay tells no such incident
     */
    public static List<IncidentEvent> lifeOf(List<IncidentEvent> present, IncidentEvent opened) {
        Duration window = Duration.ofMinutes(opened.windowMinutes());
        return lives(present)
                .filter(life -> meet(life, List.of(opened), window))
                .findFirst()
                .orElse(List.of(opened));
    }

    /**
     * Whether somebody would have got a mail of what an incident is about: of the same kind, while it lasts.
     *
     * @param events of a back-test
     * @param incident its life, oldest event first
     */
    public static boolean tells(List<IncidentEvent> events, List<IncidentEvent> incident) {
        return lives(events)
                .filter(life -> life.stream().anyMatch(Backtest::isMail))
                .anyMatch(life -> meet(life, incident, Duration.ZERO));
    }

    private static Stream<List<IncidentEvent>> lives(List<IncidentEvent> events) {
        Map<String, List<IncidentEvent>> lives = new LinkedHashMap<>();
        events.forEach(event ->
                lives.computeIfAbsent(event.incident(), id -> new ArrayList<>()).add(event));
        return lives.values().stream();
    }

    /** @param slack by which the first may begin too late */
    private static boolean meet(List<IncidentEvent> life, List<IncidentEvent> other, Duration slack) {
        boolean sameKind = life.stream()
                .anyMatch(event -> other.stream()
                        .anyMatch(otherEvent -> !Collections.disjoint(event.allKinds(), otherEvent.allKinds())));
        return sameKind
                && !life.get(0).started().isAfter(end(other).plus(slack))
                && !end(life).isBefore(other.get(0).started());
    }

    private static Instant end(List<IncidentEvent> life) {
        return life.get(life.size() - 1).at();
    }

    private void decide(Instant end) {
        if (started) {
            passTime(end);
        }
        started = true;
        keep(watch.tick(end, List.copyOf(waiting), brand));
        waiting.clear();
    }

    private void passTime(Instant until) {
        while (watch.nextDue().isBefore(until)) {
            keep(watch.tick(watch.nextDue(), List.of(), brand));
        }
    }

    private void keep(List<IncidentEvent> told) {
        told.stream().filter(event -> !event.at().isBefore(from)).forEach(events::add);
    }

    private Recount recount(EnrichedMention mention) {
        Counted before = known.remove(mention.mention().id());
        if (mention.deleted()) {
            return new Recount(before, null, mention);
        }
        Counted now = Counted.of(mention);
        known.put(mention.mention().id(), now);
        if (known.size() > MOST_KNOWN) {
            known.remove(known.keySet().iterator().next());
        }
        return new Recount(before, now, mention);
    }

    private static Instant tickOf(Instant fetched) {
        return Instant.ofEpochMilli((Math.floorDiv(fetched.toEpochMilli(), TICK) + 1) * TICK);
    }
}
