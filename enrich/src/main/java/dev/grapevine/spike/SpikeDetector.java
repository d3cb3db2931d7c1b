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
import java.util.Arrays;
import java.util.List;

/**
 * How unusual what is said about one brand is right now: counts in, {@link Reading} out.
 *
 * <p>Counts live in bins of event time, so that late ones land where they belong. A window is judged as soon as
 * something arrives in it, against what a whole window usually holds: it can only become more surprising until it is
 * full, so that looking often costs no false alerts. Bins teach the baseline when they are three hours old.
 */
final class SpikeDetector {

    static final long BIN_SECONDS = 300;
    private static final int[] WINDOWS = {1, 6, 36};
    private static final int SETTLED = 36;
    private static final int DAY = 288;
    private static final Duration TIMELY = Duration.ofMinutes(60);
    private static final double LEAST_EXPECTED = 0.003;
    private static final double SHARE_Z = 4;

    private final Tuning tuning;
    private final Ring stories;
    private final Ring negative;
    private final Ring paged;
    private final Ring pagedNegative;
    private final Rhythm rhythm;
    private final Share negativeShare;
    private final List<Horizon> volumes;
    private final List<Horizon> negatives;
    private final Sources sources;
    private long first;
    private long now;
    private long touched;
    private double silent;

    SpikeDetector(Tuning tuning) {
        this(
                tuning,
                new Ring(),
                new Ring(),
                new Ring(),
                new Ring(),
                new Rhythm(),
                new Share(),
                horizons(tuning),
                horizons(tuning),
                new Sources());
        this.first = Long.MAX_VALUE;
        this.now = Long.MIN_VALUE;
        this.touched = Long.MAX_VALUE;
    }

    private SpikeDetector(
            Tuning tuning,
            Ring stories,
            Ring negative,
            Ring paged,
            Ring pagedNegative,
            Rhythm rhythm,
            Share negativeShare,
            List<Horizon> volumes,
            List<Horizon> negatives,
            Sources sources) {
        this.tuning = tuning;
        this.stories = stories;
        this.negative = negative;
        this.paged = paged;
        this.pagedNegative = pagedNegative;
        this.rhythm = rhythm;
        this.negativeShare = negativeShare;
        this.volumes = volumes;
        this.negatives = negatives;
        this.sources = sources;
    }

    private static List<Horizon> horizons(Tuning tuning) {
        return Arrays.stream(WINDOWS)
                .mapToObj(bins -> new Horizon(bins, tuning))
                .toList();
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
            now = bin;
            rings().forEach(ring -> ring.advance(now));
        }
        while (now < bin) {
            now++;
            rings().forEach(ring -> ring.advance(now));
            settle(now - SETTLED, zone);
        }
    }

    private List<Ring> rings() {
        return List.of(stories, negative, paged, pagedNegative);
    }

    /** Takes in what arrived; its bin is advanced to. Negative counts take back what was counted before. */
    void add(Batch batch, boolean correction, ZoneId zone) {
        long heard = Math.max(now, bin(batch.fetched()));
        advance(heard, zone);
        first = Math.min(first, heard);
        long bin = Math.min(bin(batch.eventTime()), now);
        Sources.Source source = sources.heard(batch.source(), now, now - first < 3 * DAY);
        if (source.isNewcomer()) {
            measure(source, batch.stories(), zone);
            return;
        }
        stories.add(bin, batch.stories());
        negative.add(bin, batch.negative());
        boolean timely = Duration.between(batch.eventTime(), batch.fetched()).compareTo(TIMELY) <= 0;
        if (timely || (!correction && source.heals(bin))) {
            paged.add(bin, batch.stories());
            pagedNegative.add(bin, batch.negative());
            touched = Math.min(touched, bin);
        }
    }

    private void measure(Sources.Source source, int more, ZoneId zone) {
        if (source.measure(more)) {
            double usual = 0;
            for (long bin = now - Sources.PROBATION; bin < now; bin++) {
                usual += rhythm.expected(bin, zone);
            }
            rhythm.scale(1 + source.establish() / Math.max(1, usual));
        }
    }

    private void settle(long bin, ZoneId zone) {
        if (bin < first) {
            return;
        }
        double expected = expected(bin, 1, zone);
        silent = stories.at(bin) > 0 ? 0 : silent + expected;
        if (isSilence(silent)) {
            return;
        }
        if (bin - first >= DAY) {
            for (Horizon horizon : volumes) {
                horizon.learn(stories.sum(bin, horizon.bins()), expected(bin, horizon.bins(), zone), tuning);
            }
            for (Horizon horizon : negatives) {
                double usual = expected(bin, horizon.bins(), zone) * negativeShare.usual();
                horizon.learn(negative.sum(bin, horizon.bins()), Math.max(LEAST_EXPECTED, usual), tuning);
            }
        }
        if (Math.floorMod(bin + 1, 12L) == 0 && bin - first >= 11) {
            Horizon hourly = volumes.get(1);
            long count = stories.sum(bin, 12);
            rhythm.learn(Math.floorDiv(bin, 12L), count, zone, tuning, hourly.spread(expected(bin, 12, zone)));
            negativeShare.learn(negative.sum(bin, 12), count);
        }
    }

    private boolean isSilence(double expected) {
        return volumes.get(2).isSilence(expected);
    }

    private double expected(long end, int bins, ZoneId zone) {
        double expected = 0;
        for (long bin = end - bins + 1; bin <= end; bin++) {
            expected += rhythm.expected(bin, zone);
        }
        return Math.max(LEAST_EXPECTED, expected);
    }

    /** The most surprising window that changed since the last reading, by kind; negative first. */
    Reading read(AlertPolicy policy, ZoneId zone) {
        long from = Math.max(Math.min(touched, now), now - DAY);
        touched = Long.MAX_VALUE;
        Reading best = judge(from, policy, zone);
        for (long end = from + 1; end <= now; end++) {
            Reading next = judge(end, policy, zone);
            if (next.outdoes(best)) {
                best = next;
            }
        }
        return best;
    }

    private Reading judge(long end, AlertPolicy policy, ZoneId zone) {
        Reading volume = judgeVolume(end, policy, zone);
        Reading bad = judgeNegative(end, policy, zone);
        if (bad.unusual() || (volume.unusual() && isNegative(volume))) {
            return bad.surprise() > volume.surprise() || bad.unusual() ? bad : withKind(volume, Kind.NEGATIVE);
        }
        return volume;
    }

    private static Reading withKind(Reading reading, Kind kind) {
        return new Reading(
                kind,
                reading.surprise(),
                reading.unusual(),
                reading.start(),
                reading.end(),
                reading.count(),
                reading.expected(),
                reading.spread(),
                reading.pace());
    }

    private boolean isNegative(Reading volume) {
        return shareZ(volume.end(), volume.bins()) >= SHARE_Z - 1;
    }

    private Reading judgeVolume(long end, AlertPolicy policy, ZoneId zone) {
        double surprise = 0;
        boolean large = false;
        for (Horizon horizon : volumes) {
            long count = paged.sum(end, horizon.bins());
            double expected = expected(end, horizon.bins(), zone);
            surprise += horizon.surprise(count, expected) / volumes.size();
            large |= isLarge(count, expected, policy);
        }
        return reading(Kind.VOLUME, paged, 1, volumes, surprise, large && isWarm(), end, policy, zone);
    }

    private Reading judgeNegative(long end, AlertPolicy policy, ZoneId zone) {
        double share = negativeShare.usual();
        double surprise = 0;
        boolean large = false;
        for (Horizon horizon : negatives) {
            long count = pagedNegative.sum(end, horizon.bins());
            double expected = Math.max(LEAST_EXPECTED, expected(end, horizon.bins(), zone) * share);
            surprise += horizon.surprise(count, expected) / negatives.size();
            large |= isLarge(count, expected, policy) && shareZ(end, horizon.bins()) > SHARE_Z;
        }
        return reading(Kind.NEGATIVE, pagedNegative, share, negatives, surprise, large && isWarm(), end, policy, zone);
    }

    private Reading reading(
            Kind kind,
            Ring ring,
            double share,
            List<Horizon> horizons,
            double surprise,
            boolean large,
            long end,
            AlertPolicy policy,
            ZoneId zone) {
        boolean unusual = large && surprise >= threshold(policy) * caution();
        long start = unusual ? onset(ring, end, share, zone) : end;
        int bins = (int) (end - start + 1);
        double expected = Math.max(LEAST_EXPECTED, expected(end, bins, zone) * share);
        Horizon nearest = horizons.get(bins < 4 ? 0 : bins < 18 ? 1 : 2);
        return new Reading(
                kind,
                surprise,
                unusual,
                start,
                end,
                ring.sum(end, bins),
                expected,
                nearest.spread(expected),
                ring.sum(end, 6) / Math.max(1, expected(end, 6, zone) * share));
    }

    /** First bin of the stretch up to {@code end} that stands out most from twice the usual. */
    private long onset(Ring ring, long end, double share, ZoneId zone) {
        long onset = end;
        double sum = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (long bin = end; bin > end - 36; bin--) {
            sum += ring.at(bin) - tuning.ratio() * rhythm.expected(bin, zone) * share;
            if (sum > best) {
                best = sum;
                onset = bin;
            }
        }
        return onset;
    }

    private boolean isLarge(long count, double expected, AlertPolicy policy) {
        return count >= policy.minimumMentions()
                && count - tuning.sure() * Math.sqrt((double) count) >= tuning.ratio() * expected;
    }

    private boolean isWarm() {
        return now - first >= 3 * DAY;
    }

    private double caution() {
        double days = (now - first) / (double) DAY;
        return 1 + tuning.cold() * Math.max(0, Math.min(1, (14 - days) / 11));
    }

    private double shareZ(long end, int bins) {
        return negativeShare.z(pagedNegative.sum(end, bins), paged.sum(end, bins));
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

    /** All that was counted from one bin to another, as a reading of the whole. */
    Reading whole(Kind kind, long start, long end, ZoneId zone) {
        boolean bad = kind == Kind.NEGATIVE;
        int bins = (int) Math.min(Ring.BINS, Math.max(1, end - start + 1));
        double expected = expected(end, bins, zone) * (bad ? negativeShare.usual() : 1);
        return new Reading(
                kind,
                0,
                false,
                end - bins + 1,
                end,
                (bad ? negative : stories).sum(end, bins),
                expected,
                (bad ? negatives : volumes).get(2).spread(expected),
                0);
    }

    /** The last day in quarters of an hour, oldest first. */
    List<CurvePoint> curve(ZoneId zone) {
        List<CurvePoint> curve = new ArrayList<>();
        long last = Math.floorDiv(now, 3L) * 3;
        for (long bin = last - DAY + 3; bin <= last; bin += 3) {
            double expected = expected(bin + 2, 3, zone);
            double room = 2 * volumes.get(0).spread(expected);
            curve.add(new CurvePoint(
                    start(bin),
                    stories.sum(bin + 2, 3),
                    expected,
                    Math.max(0, expected - room),
                    expected + room,
                    negative.sum(bin + 2, 3)));
        }
        return curve;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(first);
        out.writeLong(now);
        out.writeDouble(silent);
        for (Ring ring : rings()) {
            ring.write(out);
        }
        rhythm.write(out);
        negativeShare.write(out);
        for (Horizon horizon : volumes) {
            horizon.write(out);
        }
        for (Horizon horizon : negatives) {
            horizon.write(out);
        }
        sources.write(out);
    }

    static SpikeDetector read(Tuning tuning, DataInputStream in) throws IOException {
        long first = in.readLong();
        long now = in.readLong();
        double silent = in.readDouble();
        SpikeDetector detector = new SpikeDetector(
                tuning,
                Ring.read(in),
                Ring.read(in),
                Ring.read(in),
                Ring.read(in),
                Rhythm.read(in),
                Share.read(in),
                horizons(tuning, in),
                horizons(tuning, in),
                Sources.read(in));
        detector.first = first;
        detector.now = now;
        detector.silent = silent;
        detector.touched = Long.MAX_VALUE;
        return detector;
    }

    private static List<Horizon> horizons(Tuning tuning, DataInputStream in) throws IOException {
        List<Horizon> horizons = new ArrayList<>();
        for (int bins : WINDOWS) {
            horizons.add(Horizon.read(bins, tuning, in));
        }
        return List.copyOf(horizons);
    }
}
