package dev.grapevine.spike;

import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.health.Standings;
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

/**
 * How unusual what is said about one brand is right now: counts in, {@link Reading} out.
 *
 * <p><b>Counts.</b> Talk is counted in bins of event time, so that what comes late lands where it belongs. Counts of
 * small brands are no normal numbers and those of large ones scatter more than chance does; outbreak surveillance has
 * worked with over-dispersed counts against the same time of past weeks for decades (Farrington, Andrews, Beale and
 * Catchpole: A Statistical Algorithm for the Early Detection of Outbreaks of Infectious Disease, JRSS A 159, 1996;
 * Noufaily et al., Statistics in Medicine 32, 2013). {@link Baseline} is that idea in constant memory: level x hour x
 * hour of the week, with bursts cut off and medians of weeks, so that one crisis does not hide the next.
 *
 * <p><b>Surprise.</b> The same deviation means little for a restless brand and much for a quiet one. {@link Horizon}
 * takes the signed root of the negative binomial deviance (McCullagh and Nelder: Generalized Linear Models, 1989) and fits
 * the tail of the brand's own past (Siffer, Fouque, Termier and Largouet: Anomaly Detection in Streams with Extreme Value
 * Theory, KDD 2017), so that one threshold fits all brands. {@link Signal} asks this of windows of 5, 30 and 180 minutes
 * together, as a pager does that wants a long and a short window to burn (Beyer et al.: The Site Reliability Workbook,
 * chapter 5, 2018).
 *
 * <p><b>Looking often.</b> A window is judged as soon as something arrives in it, against what a whole window usually
 * holds: it can only become more surprising until it is full, so that looking every ten seconds costs no false alerts.
 * Bins teach when they are three hours old, and not at all while a source that matters is down.
 *
 * <p><b>Telling.</b> What is scored is what people get: alerts, one for each episode ({@link Episode}), as the benchmark
 * rewards it (Lavin and Ahmad: Evaluating Real-Time Anomaly Detection Algorithms, ICMLA 2015). A brand that alerted
 * lately needs more, which corrects the rate by the errors that were made (Gibbs and Candes: Adaptive Conformal
 * Inference under Distribution Shift, NeurIPS 2021). What was tried without success stands in docs/spikes.md.
 */
final class SpikeDetector {

    static final long BIN_SECONDS = 300;
    private static final int SETTLED = 36;
    private static final int HOUR = 12;
    private static final int DAY = 288;
    private static final int LEARNT_DAYS = 3;
    private static final int CURVE_STEP = 3;
    private static final Duration TIMELY = Duration.ofMinutes(60);

    private final Tuning tuning;
    private final Signal volume;
    private final Signal negative;
    private final Baseline baseline;
    private final SourceWatch sources;
    private final Shifts shifts;
    private final List<Sighting> noticed = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long now = Long.MIN_VALUE;
    private long touched = Long.MAX_VALUE;
    private double silent;

    SpikeDetector(Tuning tuning) {
        this(
                tuning,
                Signal.start(Kind.VOLUME, tuning),
                Signal.start(Kind.NEGATIVE, tuning),
                new Baseline(),
                new SourceWatch(),
                new Shifts());
    }

    private SpikeDetector(
            Tuning tuning, Signal volume, Signal negative, Baseline baseline, SourceWatch sources, Shifts shifts) {
        this.tuning = tuning;
        this.volume = volume;
        this.negative = negative;
        this.baseline = baseline;
        this.sources = sources;
        this.shifts = shifts;
    }

    static long bin(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), BIN_SECONDS);
    }

    static Instant start(long bin) {
        return Instant.ofEpochSecond(bin * BIN_SECONDS);
    }

    /** Lets time pass up to this bin: every bin that is three hours old by then teaches the baseline. */
    void advance(long bin, ZoneId zone, Standings standings) {
        if (now == Long.MIN_VALUE) {
            now = bin - 1;
        }
        boolean later = now < bin;
        while (now < bin) {
            now++;
            volume.advance(now);
            negative.advance(now);
            settle(now - SETTLED, zone, standings);
            if (Math.floorMod(now, (long) HOUR) == 0) {
                sources.passHour(now, volume, baseline, zone, standings, isLearnt());
            }
        }
        if (later && isLearnt()) {
            sources.look(now, volume, baseline, zone, standings);
        }
    }

    /** What is to be noticed beside the counts, since it was asked last. */
    List<Sighting> noticed() {
        List<Sighting> all = new ArrayList<>(noticed);
        noticed.clear();
        all.addAll(sources.noticed());
        return all;
    }

    boolean isLearnt() {
        return now - first >= LEARNT_DAYS * DAY;
    }

    /** Day of learning, from 1 on. */
    int day() {
        return (int) ((now - first) / DAY) + 1;
    }

    /** What the brand is asked for has changed: from here on a day is measured, then its level is what is usual. */
    void rebase() {
        if (isLearnt()) {
            shifts.rebase(now);
        }
    }

    /** Other models score: what is known of the negative share counts little from now on. */
    void rescore() {
        baseline.rescore();
    }

    /** The brand's home has moved. */
    void move(ZoneId from, ZoneId to) {
        baseline.move(from, to, start(now));
    }

    long counted(long end, int bins) {
        return volume.counted(end, bins);
    }

    long timely(boolean bad, int bins) {
        return (bad ? negative : volume).timely(now, bins);
    }

    double usual(long end, int bins, ZoneId zone) {
        return baseline.expected(end, bins, zone);
    }

    /** Takes in what arrived, once time has been advanced to it. Negative counts take back what was counted before. */
    void add(Batch batch, boolean correction, ZoneId zone) {
        first = Math.min(first, now);
        sources.heard(batch, now, now - first < LEARNT_DAYS * DAY, baseline, zone)
                .ifPresent(source -> count(batch, correction, source));
    }

    private void count(Batch batch, boolean correction, Sources.Source source) {
        boolean timely = Duration.between(batch.eventTime(), batch.fetched()).compareTo(TIMELY) <= 0;
        count(batch, timely || (!correction && source.heals(Math.min(bin(batch.eventTime()), now))));
    }

    /** Takes in what was fed again: it counts, and neither pages nor says anything of its source. */
    void addQuietly(Batch batch) {
        first = Math.min(first, now);
        count(batch, false);
    }

    private void count(Batch batch, boolean pages) {
        long bin = Math.min(bin(batch.eventTime()), now);
        volume.add(bin, batch.stories(), pages);
        negative.add(bin, batch.negative(), pages);
        touched = pages ? Math.min(touched, bin) : touched;
    }

    /** A silence beyond chance, and what is heard while a source that matters is down, teach nothing. */
    private void settle(long bin, ZoneId zone, Standings standings) {
        if (bin < first) {
            return;
        }
        silent = volume.counted(bin, 1) > 0 ? 0 : silent + baseline.expected(bin, 1, zone);
        if (volume.isSilence(silent) || sources.isPartial(bin, standings)) {
            return;
        }
        if (bin - first >= DAY) {
            volume.learn(bin, baseline.usual(zone));
            negative.learn(bin, baseline.usualNegative(zone));
        }
        if (Math.floorMod(bin + 1, (long) HOUR) == 0 && bin - first >= HOUR - 1) {
            baseline.learnHour(bin, volume, negative, zone, tuning);
        }
        if (Math.floorMod(bin + 1, (long) DAY) == 0 && bin - first >= DAY) {
            shifts.passDay(bin, volume.counted(bin, DAY), baseline, zone, bin - first >= 14 * DAY)
                    .ifPresent(noticed::add);
        }
    }

    /** The reading to go by, of all windows that changed since the last one. */
    Reading read(AlertPolicy policy, ZoneId zone) {
        long from = Math.max(Math.min(touched, now), now - DAY);
        touched = Long.MAX_VALUE;
        return judge(policy, zone).most(from, now);
    }

    /** The same window, with the counts of this kind. */
    Reading as(Kind kind, Reading reading, ZoneId zone) {
        return judge(AlertPolicy.DEFAULT, zone).as(kind, reading);
    }

    private Judge judge(AlertPolicy policy, ZoneId zone) {
        return new Judge(tuning, volume, negative, baseline, policy, zone, caution(), isLearnt());
    }

    /** All that was counted from one bin to another. */
    Reading whole(Kind kind, long start, long end, ZoneId zone) {
        return as(kind, volume.reading(0, false, start, end, baseline.usual(zone)), zone);
    }

    private double caution() {
        double days = (now - first) / (double) DAY;
        return 1 + tuning.cold() * Math.max(0, Math.min(1, (14 - days) / 11));
    }

    /** Minutes of the window up to a bin that stands out most. */
    int standsOut(Kind kind, long end, ZoneId zone) {
        return 5
                * (kind == Kind.NEGATIVE
                        ? negative.standsOut(end, baseline.usualNegative(zone))
                        : volume.standsOut(end, baseline.usual(zone)));
    }

    long now() {
        return now;
    }

    double threshold(AlertPolicy policy) {
        return tuning.open(policy.sensitivity());
    }

    double usualNegativeShare() {
        return baseline.negativeShare();
    }

    /** The last day in quarters of an hour, oldest first. */
    List<CurvePoint> curve(ZoneId zone) {
        List<CurvePoint> curve = new ArrayList<>();
        long last = Math.floorDiv(now, (long) CURVE_STEP) * CURVE_STEP + CURVE_STEP - 1;
        for (long end = last - DAY + CURVE_STEP; end <= last; end += CURVE_STEP) {
            double expected = baseline.expected(end, CURVE_STEP, zone);
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
        baseline.write(out);
        sources.write(out);
        shifts.write(out);
    }

    static SpikeDetector read(Tuning tuning, DataInputStream in) throws IOException {
        long first = in.readLong();
        long now = in.readLong();
        double silent = in.readDouble();
        SpikeDetector detector = new SpikeDetector(
                tuning,
                Signal.read(Kind.VOLUME, tuning, in),
                Signal.read(Kind.NEGATIVE, tuning, in),
                Baseline.read(in),
                SourceWatch.read(in),
                Shifts.read(in));
        detector.first = first;
        detector.now = now;
        detector.silent = silent;
        return detector;
    }
}
