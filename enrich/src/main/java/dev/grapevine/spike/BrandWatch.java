package dev.grapevine.spike;

import dev.grapevine.action.Orders;
import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.health.Standings;
import dev.grapevine.incident.Annotation;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.Recollection;
import dev.grapevine.sentiment.Label;
import dev.grapevine.spike.Decisions.Decided;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches one brand: takes what changed in its counts, tick by tick, and says when an incident opens, escalates and
 * resolves.
 *
 * <p>Everything follows from the changes and their times: a replay, and a watch that was encoded and decoded in
 * between, say exactly the same. What the brand says itself and further copies of a story are not counted.
 */
public final class BrandWatch {

    /** Of the encoded state; raise it with every change of its layout. */
    private static final int VERSION = 3;

    private static final int OLDEST = 2;

    /** Bins for which an incident that was called not useful keeps others from opening that are no worse. */
    private static final int NOT_USEFUL_BINS = 7 * 288;

    private static final int BINS_PER_HOUR = 12;

    private static final String UNWATCHED = "the brand is no longer watched";

    /** What is heard so long after it was fetched is history that is fed again: it never pages. */
    private static final Duration FED_AGAIN = Duration.ofMinutes(60);

    private final Decisions decisions;
    private final OwnChanges changes;
    private final Recollection recollection;
    private @Nullable Brand asked;
    private MustSees mustSees = MustSees.NONE;
    private String incident = "";

    private BrandWatch(Decisions decisions, OwnChanges changes, Recollection recollection) {
        this.decisions = decisions;
        this.changes = changes;
        this.recollection = recollection;
    }

    /** Nothing heard yet. */
    public static BrandWatch start() {
        return new BrandWatch(Decisions.start(Tuning.DEFAULT), new OwnChanges(), Recollection.start());
    }

    /** As {@link #tick(Instant, List, Brand, Orders, Standings)}, where nobody asked for anything. */
    public List<IncidentEvent> tick(Instant tick, List<Recount> changed, Brand brand) {
        return tick(tick, changed, brand, Orders.NONE, Standings.UNKNOWN);
    }

    /**
     * Everything decided at one tick, oldest first.
     *
     * @param tick end of the tick of the stream's clock; never before that of the call before
     * @param changed heard within the tick, in a fixed order; none where only time went by
     * @param orders of this brand's incidents, by people
     * @param standings of the sources, as they tell it
     */
    public List<IncidentEvent> tick(
            Instant tick, List<Recount> changed, Brand brand, Orders orders, Standings standings) {
        Instant within = tick.minusMillis(1);
        decisions.advance(SpikeDetector.bin(within), brand, standings);
        Telling telling = telling(brand, orders, tick);
        List<IncidentEvent> events = new ArrayList<>(compare(brand, telling));
        changed.forEach(change -> hear(change, within, brand));
        Decided decided = decisions.decide(brand, hold(telling));
        if (decided.step() != null) {
            events.add(told(decided.step(), decided.reading(), decided.sighting(), telling));
        }
        decided.sightings().forEach(sighting -> annotate(sighting, tick));
        decided.notices().forEach(step -> events.add(notice(step, null, telling)));
        return events;
    }

    /** The brand is no longer watched: what is open is told to be over, so that nobody waits for it. */
    public List<IncidentEvent> close(Instant tick, Brand brand, Orders orders) {
        Telling telling = telling(brand, orders, tick);
        List<IncidentEvent> events = new ArrayList<>();
        Episode episode = decisions.episode();
        if (episode.close()) {
            Reading whole =
                    decisions.detector().whole(episode.kind(), episode.started(), episode.active(), brand.zone());
            Sighting because = new Sighting(whole, UNWATCHED, null, null);
            events.add(told(IncidentEvent.Type.RESOLVED, whole, because, telling));
        }
        decisions.close().forEach(step -> events.add(notice(step, UNWATCHED, telling)));
        return events;
    }

    private Telling telling(Brand brand, Orders orders, Instant tick) {
        return new Telling(decisions.detector(), decisions.lookout(), recollection, changes, brand, orders, tick);
    }

    /** When {@link #tick} has to be called again at the latest, after a first call; more often changes nothing. */
    public Instant nextDue() {
        return SpikeDetector.start(decisions.detector().now() + 1).plusSeconds(10);
    }

    /** How the brand does right now, for those who look at all brands together; nothing while it is learnt. */
    public Optional<Pulse> pulse(Instant tick, Brand brand) {
        SpikeDetector detector = decisions.detector();
        if (!detector.isLearnt()) {
            return Optional.empty();
        }
        long now = detector.now();
        double begun = Duration.between(SpikeDetector.start(now), tick).toMillis() / (SpikeDetector.BIN_SECONDS * 1e3);
        double expected = detector.usual(now - 1, 1, brand.zone())
                + Math.min(1, Math.max(0, begun)) * detector.usual(now, 1, brand.zone());
        return Optional.of(new Pulse(brand.id(), tick, detector.counted(now, 2), expected));
    }

    /** Our own changes to the brand re-baseline it and are told as a shift. */
    private List<IncidentEvent> compare(Brand brand, Telling telling) {
        if (brand.equals(asked)) {
            return List.of();
        }
        if (asked != null && !asked.zone().equals(brand.zone())) {
            decisions.detector().move(asked.zone(), brand.zone());
        }
        asked = brand;
        mustSees = MustSees.of(brand);
        return changes.brand(brand, telling.tick()).flatMap(change -> decisions.rebase(change.text())).stream()
                .map(step -> notice(step, null, telling))
                .toList();
    }

    private void hear(Recount change, Instant within, Brand brand) {
        Counted before = change.retract();
        Counted now = change.add();
        boolean again =
                change.again() || (now != null && now.fetched().plus(FED_AGAIN).isBefore(within));
        boolean correction = before != null || again;
        boolean quiet = isQuiet(change);
        boolean asks = Questions.asks(change.document());
        if (before != null) {
            lookOut(before, asks, -1);
            count(before, -1, within, true, quiet, brand);
        }
        if (now != null) {
            if (before != null || !quiet) {
                lookOut(now, asks, 1);
            }
            count(now, 1, correction ? within : now.fetched(), correction, quiet, brand);
            if (!correction) {
                decisions.lookout().ask(change.document(), mustSees);
            }
        }
        SpikeDetector detector = decisions.detector();
        if (changes.scored(change.document(), within, detector.isLearnt())) {
            detector.rescore();
        }
        recollection.hear(change.document());
    }

    /** What is fed again may add to what was heard, and make it worse, but for that nobody is paged. */
    private static boolean isQuiet(Recount change) {
        Counted before = change.retract();
        Counted now = change.add();
        boolean worse = now != null && now.label() == Label.NEGATIVE;
        return change.again() && (before == null || (worse && before.label() != Label.NEGATIVE));
    }

    private void lookOut(Counted counted, boolean asks, int sign) {
        if (!counted.own()) {
            decisions.lookout().count(counted, asks, sign);
        }
    }

    private void count(Counted counted, int sign, Instant heard, boolean correction, boolean quiet, Brand brand) {
        if (counted.own() || !counted.storyFirst()) {
            return;
        }
        int negative = counted.label() == Label.NEGATIVE ? sign : 0;
        Batch batch = new Batch(counted.source(), counted.eventTime(), heard, sign, negative);
        if (quiet) {
            decisions.detector().addQuietly(batch);
        } else {
            decisions.detector().add(batch, correction, brand.zone());
        }
    }

    private int hold(Telling telling) {
        boolean useless = !incident.isEmpty() && telling.orders().isNotUseful(incident, telling.tick());
        int cooldown = telling.brand().policy().cooldownHours() * BINS_PER_HOUR;
        return useless ? Math.max(NOT_USEFUL_BINS, cooldown) : cooldown;
    }

    private IncidentEvent told(IncidentEvent.Type type, Reading reading, @Nullable Sighting seen, Telling telling) {
        Episode episode = decisions.episode();
        Telling.Step step =
                new Telling.Step(episode.kind(), episode.started(), episode.sequence(), type, episode.kinds());
        IncidentEvent event = telling.event(step, window(type, reading, seen, telling.brand()), plain(seen));
        incident = event.incident();
        return event;
    }

    private Reading window(IncidentEvent.Type type, Reading reading, @Nullable Sighting seen, Brand brand) {
        SpikeDetector detector = decisions.detector();
        Episode episode = decisions.episode();
        if (type == IncidentEvent.Type.RESOLVED) {
            return detector.whole(episode.kind(), episode.started(), episode.active(), brand.zone());
        }
        return seen == null ? detector.as(episode.kind(), reading, brand.zone()) : seen.reading();
    }

    /** A source is part of a notice's identity only. */
    private static @Nullable Sighting plain(@Nullable Sighting seen) {
        return seen == null ? null : new Sighting(seen.reading(), seen.trigger(), null, seen.mention());
    }

    private void annotate(Sighting sighting, Instant tick) {
        if (sighting.kind() == Kind.SHIFT && sighting.source() != null) {
            changes.add(new Annotation(Annotation.Subject.SOURCES, "a new source: " + sighting.source(), tick, null));
        }
    }

    private IncidentEvent notice(Notices.Step step, @Nullable String because, Telling telling) {
        Notices.Notice notice = step.notice();
        Sighting sighting = step.sighting() == null ? over(notice, because, telling.brand()) : step.sighting();
        Telling.Step told = new Telling.Step(
                notice.kind(),
                notice.started(),
                step.type() == IncidentEvent.Type.OPENED ? 0 : 1,
                step.type(),
                List.of(notice.kind()));
        return telling.event(told, sighting.reading(), sighting);
    }

    private Sighting over(Notices.Notice notice, @Nullable String because, Brand brand) {
        Reading whole = decisions.detector().whole(notice.kind(), notice.started(), notice.seen(), brand.zone());
        return new Sighting(whole, because, notice.source(), null);
    }

    /** How many bytes of the state decide; the others only explain. */
    int numbersBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            decisions.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the numbers of a brand", e);
        }
        return bytes.size();
    }

    /** The state, to be decoded by this or a later version. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            decisions.write(out);
            changes.write(out);
            out.writeUTF(incident);
            recollection.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the watch of a brand", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are of a version that is not known here */
    public static BrandWatch decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version < OLDEST || version > VERSION) {
                throw new IllegalArgumentException(
                        "watch of a brand in version " + version + ", expected " + OLDEST + " to " + VERSION);
            }
            Decisions decisions = Decisions.read(Tuning.DEFAULT, in, version);
            OwnChanges changes = OwnChanges.read(in);
            String incident = in.readUTF();
            BrandWatch watch = new BrandWatch(decisions, changes, Recollection.read(in));
            watch.incident = incident;
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException("not the watch of a brand", e);
        }
    }
}
