package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.Recollection;
import dev.grapevine.sentiment.Label;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * Watches one brand: takes what changed in its counts, tick by tick, and says when an incident opens, escalates and
 * resolves.
 *
 * <p>Everything follows from the changes and their times: a replay, and a watch that was encoded and decoded in
 * between, say exactly the same. What the brand says itself and further copies of a story are not counted.
 */
public final class BrandWatch {

    /** Of the encoded state; raise it with every change of its layout. */
    private static final int VERSION = 1;

    private final SpikeDetector detector;
    private final Episode episode;
    private final Recollection recollection;

    private BrandWatch(SpikeDetector detector, Episode episode, Recollection recollection) {
        this.detector = detector;
        this.episode = episode;
        this.recollection = recollection;
    }

    /** Nothing heard yet. */
    public static BrandWatch start() {
        return new BrandWatch(new SpikeDetector(Tuning.DEFAULT), new Episode(), Recollection.start());
    }

    /**
     * Everything decided at one tick, oldest first.
     *
     * @param tick end of the tick of the stream's clock; never before that of the call before
     * @param changes heard within the tick, in a fixed order; none where only time went by
     */
    public List<IncidentEvent> tick(Instant tick, List<Recount> changes, Brand brand) {
        Instant within = tick.minusMillis(1);
        detector.advance(SpikeDetector.bin(within), brand.zone());
        changes.forEach(change -> hear(change, within, brand));
        Reading reading = detector.read(brand.policy(), brand.zone());
        return episode
                .next(reading, detector.now(), detector.threshold(brand.policy()), Tuning.DEFAULT)
                .map(type -> event(type, tick, reading, brand))
                .stream()
                .toList();
    }

    /** When {@link #tick} has to be called again at the latest, after a first call; more often changes nothing. */
    public Instant nextDue() {
        return SpikeDetector.start(detector.now() + 1).plusSeconds(10);
    }

    private void hear(Recount change, Instant within, Brand brand) {
        Counted before = change.retract();
        boolean correction = before != null;
        if (before != null) {
            count(before, -1, within, correction, brand);
        }
        if (change.add() != null) {
            count(change.add(), 1, correction ? within : change.add().fetched(), correction, brand);
        }
        recollection.hear(change.document());
    }

    private void count(Counted counted, int sign, Instant heard, boolean correction, Brand brand) {
        if (counted.own() || !counted.storyFirst()) {
            return;
        }
        int negative = counted.label() == Label.NEGATIVE ? sign : 0;
        detector.add(new Batch(counted.source(), counted.eventTime(), heard, sign, negative), correction, brand.zone());
    }

    private IncidentEvent event(IncidentEvent.Type type, Instant tick, Reading reading, Brand brand) {
        Reading told = type == IncidentEvent.Type.RESOLVED
                ? detector.whole(episode.kind(), episode.started(), episode.active(), brand.zone())
                : detector.as(episode.kind(), reading, brand.zone());
        return new Telling(detector, episode, recollection, brand).event(type, tick, told);
    }

    /** The state, to be decoded by this or a later version. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            detector.write(out);
            episode.write(out);
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
            return new BrandWatch(SpikeDetector.read(Tuning.DEFAULT, in), Episode.read(in), Recollection.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException("not the watch of a brand", e);
        }
    }
}
