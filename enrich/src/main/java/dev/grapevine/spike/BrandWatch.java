package dev.grapevine.spike;

import dev.grapevine.action.Orders;
import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.incident.Annotation;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.Kind;
import dev.grapevine.incident.Recollection;
import dev.grapevine.sentiment.Label;
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
import java.util.Objects;
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
    private static final int VERSION = 2;

    /** Bins for which an incident that was called not useful keeps others from opening that are no worse. */
    private static final int NOT_USEFUL_BINS = 7 * 288;

    private static final int BINS_PER_HOUR = 12;

    private final SpikeDetector detector;
    private final Lookout lookout;
    private final Episode episode;
    private final Notices notices;
    private final OwnChanges changes;
    private final Recollection recollection;
    private @Nullable Brand asked;
    private MustSees mustSees = MustSees.NONE;
    private String incident = "";

    private BrandWatch(
            SpikeDetector detector,
            Lookout lookout,
            Episode episode,
            Notices notices,
            OwnChanges changes,
            Recollection recollection) {
        this.detector = detector;
        this.lookout = lookout;
        this.episode = episode;
        this.notices = notices;
        this.changes = changes;
        this.recollection = recollection;
    }

    /** Nothing heard yet. */
    public static BrandWatch start() {
        return new BrandWatch(
                new SpikeDetector(Tuning.DEFAULT),
                Lookout.start(),
                new Episode(),
                new Notices(),
                new OwnChanges(),
                Recollection.start());
    }

    /** As {@link #tick(Instant, List, Brand, Orders)}, where nobody asked for anything. */
    public List<IncidentEvent> tick(Instant tick, List<Recount> changed, Brand brand) {
        return tick(tick, changed, brand, Orders.NONE);
    }

    /**
     * Everything decided at one tick, oldest first.
     *
     * @param tick end of the tick of the stream's clock; never before that of the call before
     * @param changed heard within the tick, in a fixed order; none where only time went by
     * @param orders of this brand's incidents, by people
     */
    public List<IncidentEvent> tick(Instant tick, List<Recount> changed, Brand brand, Orders orders) {
        Instant within = tick.minusMillis(1);
        detector.advance(SpikeDetector.bin(within), brand.zone());
        lookout.advance(detector);
        Telling telling = new Telling(detector, lookout, recollection, changes, brand, orders, tick);
        List<IncidentEvent> events = new ArrayList<>(compare(brand, telling));
        changed.forEach(change -> hear(change, within, brand));
        lookout.advance(detector);
        Reading reading = detector.read(brand.policy(), brand.zone());
        List<Sighting> sightings = lookout.look(detector, brand);
        episode(reading, sightings, telling).ifPresent(events::add);
        notices(sightings, telling, events);
        return events;
    }

    /** When {@link #tick} has to be called again at the latest, after a first call; more often changes nothing. */
    public Instant nextDue() {
        return SpikeDetector.start(detector.now() + 1).plusSeconds(10);
    }

    /** How the brand does right now, for those who look at all brands together; nothing while it is learnt. */
    public Optional<Pulse> pulse(Instant tick, Brand brand) {
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
        if (!brand.equals(asked)) {
            asked = brand;
            mustSees = MustSees.of(brand);
        }
        Optional<Annotation> change = changes.brand(brand, telling.tick());
        if (change.isEmpty()) {
            return List.of();
        }
        detector.rebase();
        long now = detector.now();
        Sighting shift = Sighting.of(Kind.SHIFT, now, now, 0, 0, change.get().text(), null);
        return notices.see(shift, now).map(step -> notice(step, telling)).stream()
                .toList();
    }

    private void hear(Recount change, Instant within, Brand brand) {
        Counted before = change.retract();
        Counted now = change.add();
        boolean correction = before != null;
        boolean asks = Questions.asks(change.document());
        if (before != null) {
            count(before, -1, within, correction, asks, brand);
        }
        if (now != null) {
            count(now, 1, correction ? within : now.fetched(), correction, asks, brand);
            if (!correction) {
                lookout.ask(change.document(), mustSees);
            }
        }
        if (changes.scored(change.document(), within, detector.isLearnt())) {
            detector.rescore();
        }
        recollection.hear(change.document());
    }

    private void count(Counted counted, int sign, Instant heard, boolean correction, boolean asks, Brand brand) {
        if (counted.own()) {
            return;
        }
        lookout.count(counted, asks, sign);
        if (!counted.storyFirst()) {
            return;
        }
        int negative = counted.label() == Label.NEGATIVE ? sign : 0;
        detector.add(new Batch(counted.source(), counted.eventTime(), heard, sign, negative), correction, brand.zone());
    }

    private Optional<IncidentEvent> episode(Reading reading, List<Sighting> sightings, Telling telling) {
        long now = detector.now();
        int hold = hold(telling);
        Optional<IncidentEvent.Type> step =
                episode.next(reading, now, detector.threshold(telling.brand().policy()), hold, Tuning.DEFAULT);
        Sighting seen = null;
        for (Sighting sighting : sightings) {
            if (!sighting.kind().isNotice()) {
                Optional<IncidentEvent.Type> joined = episode.see(sighting, now, hold, Tuning.DEFAULT);
                if (joined.isPresent() && (step.isEmpty() || step.get() == IncidentEvent.Type.UPDATED)) {
                    step = joined;
                    seen = sighting;
                }
            }
        }
        Sighting sighting = seen;
        return step.map(type -> told(type, reading, sighting, telling));
    }

    private int hold(Telling telling) {
        boolean useless = !incident.isEmpty() && telling.orders().isNotUseful(incident, telling.tick());
        int cooldown = telling.brand().policy().cooldownHours() * BINS_PER_HOUR;
        return useless ? Math.max(NOT_USEFUL_BINS, cooldown) : cooldown;
    }

    private IncidentEvent told(IncidentEvent.Type type, Reading reading, @Nullable Sighting seen, Telling telling) {
        Telling.Step step =
                new Telling.Step(episode.kind(), episode.started(), episode.sequence(), type, episode.kinds());
        IncidentEvent event = telling.event(step, window(type, reading, seen, telling.brand()), plain(seen));
        incident = event.incident();
        return event;
    }

    private Reading window(IncidentEvent.Type type, Reading reading, @Nullable Sighting seen, Brand brand) {
        if (type == IncidentEvent.Type.RESOLVED) {
            return detector.whole(episode.kind(), episode.started(), episode.active(), brand.zone());
        }
        return seen == null ? detector.as(episode.kind(), reading, brand.zone()) : seen.reading();
    }

    /** A source is part of a notice's identity only. */
    private static @Nullable Sighting plain(@Nullable Sighting seen) {
        return seen == null ? null : new Sighting(seen.reading(), seen.trigger(), null, seen.mention());
    }

    private void notices(List<Sighting> sightings, Telling telling, List<IncidentEvent> events) {
        long now = detector.now();
        sightings.stream()
                .filter(sighting -> sighting.kind().isNotice())
                .peek(sighting -> annotate(sighting, telling))
                .flatMap(sighting -> notices.see(sighting, now).stream())
                .forEach(step -> events.add(notice(step, telling)));
        notices.passTime(now).forEach(step -> events.add(notice(step, telling)));
    }

    private void annotate(Sighting sighting, Telling telling) {
        if (sighting.kind() == Kind.SHIFT && sighting.source() != null) {
            changes.add(new Annotation(
                    Annotation.Subject.SOURCES, "a new source: " + sighting.source(), telling.tick(), null));
        }
    }

    private IncidentEvent notice(Notices.Step step, Telling telling) {
        Notices.Notice notice = step.notice();
        Sighting sighting = Objects.requireNonNullElseGet(
                step.sighting(),
                () -> new Sighting(
                        detector.whole(
                                notice.kind(),
                                notice.started(),
                                notice.seen(),
                                telling.brand().zone()),
                        null,
                        notice.source(),
                        null));
        Telling.Step told = new Telling.Step(
                notice.kind(),
                notice.started(),
                step.type() == IncidentEvent.Type.OPENED ? 0 : 1,
                step.type(),
                List.of(notice.kind()));
        return telling.event(told, sighting.reading(), sighting);
    }

    /** The state, to be decoded by this or a later version. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            detector.write(out);
            lookout.write(out);
            episode.write(out);
            notices.write(out);
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
            if (version != VERSION) {
                throw new IllegalArgumentException("watch of a brand in version " + version + ", expected " + VERSION);
            }
            SpikeDetector detector = SpikeDetector.read(Tuning.DEFAULT, in);
            Lookout lookout = Lookout.read(in);
            Episode episode = Episode.read(in);
            Notices notices = Notices.read(in);
            OwnChanges changes = OwnChanges.read(in);
            String incident = in.readUTF();
            BrandWatch watch = new BrandWatch(detector, lookout, episode, notices, changes, Recollection.read(in));
            watch.incident = incident;
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException("not the watch of a brand", e);
        }
    }
}
