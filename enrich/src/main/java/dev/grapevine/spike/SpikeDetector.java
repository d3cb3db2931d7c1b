package dev.grapevine.spike;

import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.incident.IncidentEvent.CurvePoint;
import dev.grapevine.incident.IncidentEvent.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How unusual what is said about one brand is right now: counts in, {@link Reading} out.
 *
 * <p>Counts live in bins of event time, so that late ones land where they belong. A window is judged as soon as
 * something arrives in it, against what a whole window usually holds: it can only become more surprising until it is
 * full, so that looking often costs no false alerts. Bins teach the baseline when they are three hours old.
 */
final class SpikeDetector {

    static final long BIN_SECONDS = 300;
    private static final int SETTLED = 36;
    private static final int HOUR = 12;
    private static final int DAY = 288;
    private static final int CURVE_STEP = 3;
    private static final Duration TIMELY = Duration.ofMinutes(60);
    private static final double SHARE_Z = 4;

    private final Tuning tuning;
    private final Signal volume;
    private final Signal negative;
    private final Rhythm rhythm;
    private final Share negativeShare;
    private final Sources sources;
    private long first = Long.MAX_VALUE;
    private long now = Long.MIN_VALUE;
    private long touched = Long.MAX_VALUE;
    private double silent;

    SpikeDetector(Tuning tuning) {
        this(
                tuning,
                Signal.start(Kind.VOLUME, tuning),
                Signal.start(Kind.NEGATIVE, tuning),
                new Rhythm(),
                new Share(),
                new Sources());
    }

    private SpikeDetector(
            Tuning tuning, Signal volume, Signal negative, Rhythm rhythm, Share negativeShare, Sources sources) {
        this.tuning = tuning;
        this.volume = volume;
        this.negative = negative;
        this.rhythm = rhythm;
        this.negativeShare = negativeShare;
        this.sources = sources;
    }

    static long bin(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), BIN_SECONDS);
    }

    static Instant start(long bin) {
        return Instant.ofEpochSecond(bin * BIN_SECONDS);
    }

    /** Lets time pass up to this bin: every bin that is three hours old by then teaches the baseline. */
    void advance(long bin, ZoneId zone) {
        if (now == Long.MIN_VALUE) {
            now = bin - 1;
        }
        while (now < bin) {
            now++;
            volume.advance(now);
            negative.advance(now);
            settle(now - SETTLED, zone);
        }
    }

    /** Takes in what arrived; its bin is advanced to. Negative counts take back what was counted before. */
    void add(Batch batch, boolean correction, ZoneId zone) {
        advance(Math.max(now, bin(batch.fetched())), zone);
        first = Math.min(first, now);
        Sources.Source source = sources.heard(batch.source(), now, now - first < 3 * DAY);
        if (source.isNewcomer()) {
            measure(source, batch.stories(), zone);
            return;
        }
        long bin = Math.min(bin(batch.eventTime()), now);
        boolean timely = Duration.between(batch.eventTime(), batch.fetched()).compareTo(TIMELY) <= 0;
        boolean pages = timely || (!correction && source.heals(bin));
        volume.add(bin, batch.stories(), pages);
        negative.add(bin, batch.negative(), pages);
        touched = pages ? Math.min(touched, bin) : touched;
    }

    private void measure(Sources.Source source, int more, ZoneId zone) {
        if (source.measure(more)) {
            double usual = rhythm.expected(now - 1, Sources.PROBATION, zone);
            rhythm.scale(1 + source.establish() / Math.max(1, usual));
        }
    }

    private void settle(long bin, ZoneId zone) {
        if (bin < first) {
            return;
        }
        silent = volume.counted(bin, 1) > 0 ? 0 : silent + rhythm.expected(bin, 1, zone);
        if (volume.isSilence(silent)) {
            return;
        }
        if (bin - first >= DAY) {
            volume.learn(bin, usual(zone));
            negative.learn(bin, usualNegative(zone));
        }
        if (Math.floorMod(bin + 1, (long) HOUR) == 0 && bin - first >= HOUR - 1) {
            learnHour(bin, zone);
        }
    }

    private void learnHour(long bin, ZoneId zone) {
        long count = volume.counted(bin, HOUR);
        double spread = volume.spread(rhythm.expected(bin, HOUR, zone), HOUR);
        rhythm.learn(Math.floorDiv(bin, (long) HOUR), count, zone, tuning, spread);
        negativeShare.learn(negative.counted(bin, HOUR), count);
    }

    private Usual usual(ZoneId zone) {
        return (end, bins) -> rhythm.expected(end, bins, zone);
    }

    private Usual usualNegative(ZoneId zone) {
        return usual(zone).times(negativeShare.usual());
    }

    /** The reading to go by, of all windows that changed since the last one. */
    Reading read(AlertPolicy policy, ZoneId zone) {
        long from = Math.max(Math.min(touched, now), now - DAY);
        touched = Long.MAX_VALUE;
        Reading best = judge(from, policy, zone);
        for (long end = from + 1; end <= now; end++) {
            Reading next = judge(end, policy, zone);
            best = next.outdoes(best) ? next : best;
        }
        return best;
    }

    private Reading judge(long end, AlertPolicy policy, ZoneId zone) {
        Reading loud = judge(volume, end, usual(zone), policy, bins -> true);
        Reading bad = judge(negative, end, usualNegative(zone), policy, bins -> shareZ(end, bins) > SHARE_Z);
        if (bad.unusual()) {
            return bad;
        }
        boolean mostlyBad = loud.unusual() && shareZ(end, loud.bins()) >= SHARE_Z - 1;
        return mostlyBad ? as(Kind.NEGATIVE, loud, zone) : loud;
    }

    private Reading judge(Signal signal, long end, Usual usual, AlertPolicy policy, IntPredicate also) {
        double surprise = signal.surprise(end, usual);
        boolean unusual = now - first >= 3 * DAY
                && surprise >= threshold(policy) * caution()
                && signal.isLarge(end, usual, policy.minimumMentions(), also);
        return signal.reading(surprise, unusual, unusual ? signal.onset(end, usual) : end, end, usual);
    }

    /** The same window, with the counts of this kind. */
    Reading as(Kind kind, Reading reading, ZoneId zone) {
        boolean bad = kind == Kind.NEGATIVE;
        return (bad ? negative : volume)
                .reading(
                        reading.surprise(),
                        reading.unusual(),
                        reading.start(),
                        reading.end(),
                        bad ? usualNegative(zone) : usual(zone));
    }

    /** All that was counted from one bin to another. */
    Reading whole(Kind kind, long start, long end, ZoneId zone) {
        return as(kind, volume.reading(0, false, start, end, usual(zone)), zone);
    }

    private double caution() {
        double days = (now - first) / (double) DAY;
        return 1 + tuning.cold() * Math.max(0, Math.min(1, (14 - days) / 11));
    }

    private double shareZ(long end, int bins) {
        return negativeShare.z(negative.timely(end, bins), volume.timely(end, bins));
    }

    long now() {
        return now;
    }

    double threshold(AlertPolicy policy) {
        return tuning.open(policy.sensitivity());
    }

    double usualNegativeShare() {
        return negativeShare.usual();
    }

    /** The last day in quarters of an hour, oldest first. */
    List<CurvePoint> curve(ZoneId zone) {
        List<CurvePoint> curve = new ArrayList<>();
        long last = Math.floorDiv(now, (long) CURVE_STEP) * CURVE_STEP + CURVE_STEP - 1;
        for (long end = last - DAY + CURVE_STEP; end <= last; end += CURVE_STEP) {
            double expected = rhythm.expected(end, CURVE_STEP, zone);
            double room = 2 * volume.spread(expected, CURVE_STEP);
            curve.add(new CurvePoint(
                    start(end - CURVE_STEP + 1),
                    volume.counted(end, CURVE_STEP),
                    expected,
                    Math.max(0, expected - room),
                    expected + room,
                    negative.counted(end, CURVE_STEP)));
        }
        return curve;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(first);
        out.writeLong(now);
        out.writeDouble(silent);
        volume.write(out);
        negative.write(out);
        rhythm.write(out);
        negativeShare.write(out);
        sources.write(out);
    }

    static SpikeDetector read(Tuning tuning, DataInputStream in) throws IOException {
        long first = in.readLong();
        long now = in.readLong();
        double silent = in.readDouble();
        SpikeDetector detector = new SpikeDetector(
                tuning,
                Signal.read(Kind.VOLUME, tuning, in),
                Signal.read(Kind.NEGATIVE, tuning, in),
                Rhythm.read(in),
                Share.read(in),
                Sources.read(in));
        detector.first = first;
        detector.now = now;
        detector.silent = silent;
        return detector;
    }
}
