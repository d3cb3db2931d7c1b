package dev.grapevine.spike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;

/** What is usual for a brand: so many stories at each hour of the week, and such a share of them negative. */
final class Baseline {

    private static final int HOUR = 12;

    private final Rhythm rhythm;
    private final Share negativeShare;

    Baseline() {
        this(new Rhythm(), new Share());
    }

    private Baseline(Rhythm rhythm, Share negativeShare) {
        this.rhythm = rhythm;
        this.negativeShare = negativeShare;
    }

    double expected(long end, int bins, ZoneId zone) {
        return rhythm.expected(end, bins, zone);
    }

    Usual usual(ZoneId zone) {
        return (end, bins) -> rhythm.expected(end, bins, zone);
    }

    Usual usualNegative(ZoneId zone) {
        return usual(zone).times(negativeShare.usual());
    }

    double negativeShare() {
        return negativeShare.usual();
    }

    /** By how many standard deviations so many negative ones among all exceed the usual share. */
    double shareZ(long bad, long all) {
        return negativeShare.z(bad, all);
    }

    /** Takes in the complete hour that ends with this bin. */
    void learnHour(long bin, Signal volume, Signal negative, ZoneId zone, Tuning tuning) {
        long count = volume.counted(bin, HOUR);
        double spread = volume.spread(rhythm.expected(bin, HOUR, zone), HOUR);
        rhythm.learn(Math.floorDiv(bin, (long) HOUR), count, zone, tuning, spread);
        negativeShare.learn(negative.counted(bin, HOUR), count);
    }

    /** So many times as much is usual from now on. */
    void scale(double factor) {
        rhythm.scale(factor);
    }

    /** The brand has moved to another zone: what was usual at a time stays usual at that time. */
    void move(ZoneId from, ZoneId to, Instant at) {
        int seconds = to.getRules().getOffset(at).getTotalSeconds()
                - from.getRules().getOffset(at).getTotalSeconds();
        rhythm.turn(Math.round(seconds / 3600f));
    }

    /** Others score from now on: what is known of the negative share counts little. */
    void rescore() {
        negativeShare.doubt();
    }

    void write(DataOutputStream out) throws IOException {
        rhythm.write(out);
        negativeShare.write(out);
    }

    static Baseline read(DataInputStream in) throws IOException {
        return new Baseline(Rhythm.read(in), Share.read(in));
    }
}
