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
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

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
    /** An hour is asked about often: it takes more than one silence that chance does not explain. */
    private static final double SURE_OF_SILENCE = 0.7;
    /** Sources that have to be missing together before it is the brand that is silent, and not a source. */
    private static final int LEAST_SILENT = 3;

    private final Tuning tuning;
    private final Signal volume;
    private final Signal negative;
    private final Rhythm rhythm;
    private final Share negativeShare;
    private final Sources sources;
    private final Levels levels;
    private final List<Sighting> noticed = new ArrayList<>();
    private Rebase rebase = Rebase.NONE;
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
                new Sources(),
                new Levels());
    }

    private SpikeDetector(
            Tuning tuning,
            Signal volume,
            Signal negative,
            Rhythm rhythm,
            Share negativeShare,
            Sources sources,
            Levels levels) {
        this.tuning = tuning;
        this.volume = volume;
        this.negative = negative;
        this.rhythm = rhythm;
        this.negativeShare = negativeShare;
        this.sources = sources;
        this.levels = levels;
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
            if (Math.floorMod(now, (long) HOUR) == 0) {
                passHour(zone);
            }
        }
    }

    /** Looks for sources that are missing; tells of all of them at once where the brand is not heard at all. */
    private void passHour(ZoneId zone) {
        Map<String, Double> missing = sources.passHour(
                rhythm.expected(now - 1, HOUR, zone), missed -> volume.isSilence(SURE_OF_SILENCE * missed));
        if (!isLearnt()) {
            return;
        }
        if (missing.size() >= LEAST_SILENT && missing.size() >= sources.regular()) {
            long since =
                    missing.keySet().stream().mapToLong(this::lastHeard).max().orElse(now);
            noticed.add(quiet(Kind.SILENCE, since, null, zone));
            return;
        }
        missing.keySet().forEach(name -> noticed.add(quiet(Kind.GAP, lastHeard(name), name, zone)));
    }

    private long lastHeard(String source) {
        Long last = sources.lastHeard(source);
        return last == null ? now : last;
    }

    private Sighting quiet(Kind kind, long since, @Nullable String source, ZoneId zone) {
        int bins = (int) Math.max(1, Math.min(Ring.BINS, now - since));
        return Sighting.of(
                kind, since + 1, now, volume.counted(now, bins), rhythm.expected(now, bins, zone), null, source);
    }

    /** What is to be noticed beside the counts, since it was asked last. */
    List<Sighting> noticed() {
        List<Sighting> all = List.copyOf(noticed);
        noticed.clear();
        return all;
    }

    boolean isLearnt() {
        return now - first >= 3 * DAY;
    }

    /** Day of learning, from 1 on. */
    int day() {
        return (int) ((now - first) / DAY) + 1;
    }

    /** What the brand is asked for has changed: from here on a day is measured, then its level is what is usual. */
    void rebase() {
        if (isLearnt()) {
            rebase = new Rebase(now);
            levels.forget();
        }
    }

    /** Whether the first day after a change of ours is being measured. */
    boolean isRebasing() {
        return rebase.since() != Long.MIN_VALUE;
    }

    /** Other models score: what is known of the negative share counts little from now on. */
    void rescore() {
        negativeShare.doubt();
    }

    long counted(long end, int bins) {
        return volume.counted(end, bins);
    }

    long countedNegative(long end, int bins) {
        return negative.counted(end, bins);
    }

    long timely(boolean bad, int bins) {
        return (bad ? negative : volume).timely(now, bins);
    }

    double usual(long end, int bins, ZoneId zone) {
        return rhythm.expected(end, bins, zone);
    }

    /** A change of ours, and the day after it. */
    private record Rebase(long since) {
        static final Rebase NONE = new Rebase(Long.MIN_VALUE);
    }

    /** Takes in what arrived; its bin is advanced to. Negative counts take back what was counted before. */
    void add(Batch batch, boolean correction, ZoneId zone) {
        advance(Math.max(now, bin(batch.fetched())), zone);
        first = Math.min(first, now);
        Sources.Source source = sources.heard(batch.source(), now, now - first < 3 * DAY);
        source.delivered(batch.stories());
        if (source.isNewcomer()) {
            measure(batch.source(), source, batch.stories(), zone);
            return;
        }
        long bin = Math.min(bin(batch.eventTime()), now);
        boolean timely = Duration.between(batch.eventTime(), batch.fetched()).compareTo(TIMELY) <= 0;
        boolean pages = timely || (!correction && source.heals(bin));
        volume.add(bin, batch.stories(), pages);
        negative.add(bin, batch.negative(), pages);
        touched = pages ? Math.min(touched, bin) : touched;
    }

    private void measure(String name, Sources.Source source, int more, ZoneId zone) {
        if (source.measure(more)) {
            double usual = rhythm.expected(now - 1, Sources.PROBATION, zone);
            rhythm.scale(1 + source.establish() / Math.max(1, usual));
            return;
        }
        double usual = rhythm.expected(now, (int) Math.min(DAY, now - source.first() + 1), zone);
        if (source.isWorthTelling(usual)) {
            noticed.add(Sighting.of(
                    Kind.SHIFT, source.first(), now, source.stories(), usual, "a new source: " + name, name));
        }
    }

    private void passDay(long bin, ZoneId zone) {
        double expected = rhythm.expected(bin, DAY, zone);
        long count = volume.counted(bin, DAY);
        if (isRebasing() && bin - rebase.since() >= DAY) {
            rebase = Rebase.NONE;
            if (expected >= 1) {
                rhythm.scale(Math.max(0.05, (count + 1) / (expected + 1)));
            }
            return;
        }
        OptionalDouble level = bin - first >= 14 * DAY ? levels.passDay(count, expected) : OptionalDouble.empty();
        if (level.isPresent()) {
            noticed.add(Sighting.of(
                    Kind.SHIFT,
                    bin - DAY + 1,
                    bin,
                    count,
                    expected,
                    String.format(
                            Locale.ROOT,
                            "%.1f times as much as before for three days, which becomes usual",
                            level.getAsDouble()),
                    null));
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
        if (Math.floorMod(bin + 1, (long) DAY) == 0 && bin - first >= DAY) {
            passDay(bin, zone);
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
        boolean unusual = isLearnt()
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

    /** Minutes of the window up to a bin that stands out most. */
    int standsOut(Kind kind, long end, ZoneId zone) {
        return 5
                * (kind == Kind.NEGATIVE
                        ? negative.standsOut(end, usualNegative(zone))
                        : volume.standsOut(end, usual(zone)));
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
        levels.write(out);
        out.writeLong(rebase.since());
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
                Sources.read(in),
                Levels.read(in));
        detector.rebase = new Rebase(in.readLong());
        detector.first = first;
        detector.now = now;
        detector.silent = silent;
        return detector;
    }
}
