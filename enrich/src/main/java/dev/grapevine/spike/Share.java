package dev.grapevine.spike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The usual share of negative stories: a decayed ratio with a half-life of two weeks, drawn to 15 % while little is known. */
final class Share {

    private static final double PRIOR = 0.15;
    private static final double PRIOR_STORIES = 50;
    private static final double DECAY = Math.pow(0.5, 1 / (14 * 24.0));
    private static final double CAP = 2.5;

    private double negative = PRIOR * PRIOR_STORIES;
    private double all = PRIOR_STORIES;

    double usual() {
        return Math.max(0.02, Math.min(0.9, negative / all));
    }

    /** By how many standard deviations this many negative among {@code all} exceed the usual share. */
    double z(long bad, long all) {
        double share = usual();
        double known = all / this.all;
        double spread = Math.sqrt(Math.max(1, all) * share * (1 - share) * (1 + known));
        return (bad - 0.5 - all * share) / spread;
    }

    /** Takes in an hour; a crisis counts for two and a half times the usual at most. */
    void learn(long negativeStories, long stories) {
        negative = negative * DECAY + Math.min((double) negativeStories, CAP * usual() * stories + 1);
        all = all * DECAY + stories;
        if (all < PRIOR_STORIES) {
            negative += PRIOR * (PRIOR_STORIES - all);
            all = PRIOR_STORIES;
        }
    }

    /** What is known counts as little as at the start. */
    void doubt() {
        double share = usual();
        all = Math.min(all, PRIOR_STORIES);
        negative = share * all;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(negative);
        out.writeDouble(all);
    }

    static Share read(DataInputStream in) throws IOException {
        Share share = new Share();
        share.negative = in.readDouble();
        share.all = in.readDouble();
        return share;
    }
}
