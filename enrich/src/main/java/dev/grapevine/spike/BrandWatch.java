package dev.grapevine.spike;

import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.rollup.Rollup;
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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches one brand: takes what changed in its counts, tick by tick, and says when an incident opens and resolves.
 *
 * <p>First rule: the last half hour holds the policy's minimum of unique stories and four times what a half hour of
 * the last day held on average, once a day of history is there.
 */
public final class BrandWatch {

    private static final int VERSION = 0;
    private static final long BIN = Rollup.BIN.toMillis();
    private static final int DAY = 288;
    private static final int WINDOW = 6;

    private final TreeMap<Long, long[]> bins = new TreeMap<>();
    private long firstBin = Long.MAX_VALUE;
    private long openedBin = Long.MIN_VALUE;
    private int sequence;
    private long lastTick;

    private BrandWatch() {}

    /** Nothing heard yet. */
    public static BrandWatch start() {
        return new BrandWatch();
    }

    /**
     * Everything decided at one tick, oldest first.
     *
     * @param tick end of the tick of the stream's clock; never before that of the call before
     * @param changes heard within the tick, in a fixed order; none where only time went by
     */
    public List<IncidentEvent> tick(Instant tick, List<Recount> changes, Brand brand) {
        lastTick = tick.toEpochMilli();
        for (Recount change : changes) {
            count(change.retract(), -1);
            count(change.add(), 1);
        }
        long now = Math.floorDiv(tick.toEpochMilli() - 1, BIN);
        bins.headMap(now - DAY).clear();
        List<IncidentEvent> events = new ArrayList<>();
        boolean unusual = stories(now - WINDOW, now) >= brand.policy().minimumMentions()
                && now - firstBin >= DAY
                && stories(now - WINDOW, now) >= 4 * expected(now);
        if (unusual && openedBin == Long.MIN_VALUE) {
            openedBin = now;
            sequence = 0;
            events.add(event(IncidentEvent.Type.OPENED, tick, now, brand));
        } else if (!unusual && openedBin != Long.MIN_VALUE && now > openedBin + WINDOW) {
            sequence++;
            events.add(event(IncidentEvent.Type.RESOLVED, tick, now, brand));
            openedBin = Long.MIN_VALUE;
        }
        return events;
    }

    /** When {@link #tick} should be called again at the latest; more often changes nothing. */
    public Instant nextDue() {
        return Instant.ofEpochMilli((Math.floorDiv(lastTick, BIN) + 1) * BIN);
    }

    private void count(@Nullable Counted counted, int sign) {
        if (counted == null || counted.own() || !counted.storyFirst()) {
            return;
        }
        long bin = Math.floorDiv(counted.eventTime().toEpochMilli(), BIN);
        firstBin = Math.min(firstBin, bin);
        long[] cell = bins.computeIfAbsent(bin, b -> new long[2]);
        cell[0] += sign;
        cell[1] += counted.label() == Label.NEGATIVE ? sign : 0;
    }

    private long stories(long after, long last) {
        return bins.subMap(after, false, last, true).values().stream()
                .mapToLong(cell -> cell[0])
                .sum();
    }

    private long negative(long after, long last) {
        return bins.subMap(after, false, last, true).values().stream()
                .mapToLong(cell -> cell[1])
                .sum();
    }

    private double expected(long now) {
        return stories(now - DAY, now - WINDOW) * (double) WINDOW / (DAY - WINDOW);
    }

    private IncidentEvent event(IncidentEvent.Type type, Instant tick, long now, Brand brand) {
        long count = stories(now - WINDOW, now);
        double expected = expected(now);
        Instant started = Instant.ofEpochMilli(openedBin * BIN);
        List<IncidentEvent.CurvePoint> curve = new ArrayList<>();
        for (long bin = now - DAY + 1; bin <= now; bin++) {
            double usual = expected / WINDOW;
            curve.add(new IncidentEvent.CurvePoint(
                    Instant.ofEpochMilli(bin * BIN),
                    stories(bin - 1, bin),
                    usual,
                    0,
                    usual + 3 * Math.sqrt(usual),
                    negative(bin - 1, bin)));
        }
        return new IncidentEvent(
                IncidentEvent.VERSION,
                brand.id() + "|volume|" + started,
                sequence,
                type,
                brand.id(),
                brand.name(),
                IncidentEvent.Kind.VOLUME,
                tick,
                started,
                false,
                brand.competitor(),
                2,
                count,
                expected,
                0,
                expected + 3 * Math.sqrt(expected),
                (int) Duration.ofMillis(BIN).multipliedBy(WINDOW).toMinutes(),
                new IncidentEvent.Why(
                        count,
                        count,
                        0,
                        negative(now - WINDOW, now),
                        0,
                        0,
                        negative(now - DAY, now) / (double) Math.max(1, stories(now - DAY, now)),
                        List.of(),
                        List.of()),
                curve,
                List.of(),
                String.format(Locale.ROOT, "%d stories in 30 minutes where %.1f are usual.", count, expected),
                "spike/" + VERSION);
    }

    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(firstBin);
            out.writeLong(openedBin);
            out.writeInt(sequence);
            out.writeLong(lastTick);
            out.writeInt(bins.size());
            for (Map.Entry<Long, long[]> bin : bins.entrySet()) {
                out.writeLong(bin.getKey());
                out.writeLong(bin.getValue()[0]);
                out.writeLong(bin.getValue()[1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a BrandWatch", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are of a version that is not known here */
    public static BrandWatch decode(byte[] bytes) {
        BrandWatch watch = new BrandWatch();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("BrandWatch of version " + version + ", expected " + VERSION);
            }
            watch.firstBin = in.readLong();
            watch.openedBin = in.readLong();
            watch.sequence = in.readInt();
            watch.lastTick = in.readLong();
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                watch.bins.put(in.readLong(), new long[] {in.readLong(), in.readLong()});
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not a BrandWatch", e);
        }
        return watch;
    }
}
