package dev.grapevine.spike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each source of a brand: since when it is heard, and where it was silent.
 *
 * <p>A source that appears once the brand is known is a newcomer for two days: its stories measure how much more will
 * be usual, and are no spike meanwhile. A source that was silent for more than an hour and then delivers what was said
 * meanwhile heals its gap: that may page although it is late. An import of what was said before never does.
 */
final class Sources {

    static final int PROBATION = 2 * 288;
    private static final int HOUR = 12;
    private static final int LONGEST_GAP = 288;
    private static final int MOST = 64;
    private static final double TIMES_WORST = 2;
    private static final double REGULAR = 0.02;
    /** What a source missed between two polls is usual; what it missed in an outage is not. */
    private static final double MOST_WORST = 40;

    /** Who was to be heard for so long and was not has been taken away. */
    private static final int GONE = 7 * 288;

    private static final double DECAY = Math.pow(0.5, 1 / (7 * 24.0));

    private final Map<String, Source> known = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * An hour went by in which the brand usually brings so much: what of it each source usually brings was missed where
     * it was not heard.
     *
     * @param isDown by its own account, which is no silence
     * @return sources that are missing, by how much was missed; a short silence is chance, or between two polls
     */
    Map<String, Double> passHour(long now, double expected, DoublePredicate isSilence, Predicate<String> isDown) {
        Map<String, Double> missing = new TreeMap<>();
        known.entrySet().removeIf(each -> each.getValue().isGone(now, isDown.test(each.getKey())));
        known.forEach((name, source) -> {
            double missed = source.passHour(expected, isDown.test(name));
            if (source.established && missed > TIMES_WORST * source.worst && isSilence.test(missed)) {
                missing.put(name, missed);
            }
        });
        return missing;
    }

    /** Established ones that bring a part that would be missed, each with its part of what the brand usually brings. */
    Map<String, Double> regular() {
        Map<String, Double> regular = new TreeMap<>();
        known.forEach((name, source) -> {
            if (source.established && source.rate() > REGULAR) {
                regular.put(name, source.rate());
            }
        });
        return regular;
    }

    /** When a source was heard last; null where it is not known. */
    @Nullable
    Long lastHeard(String name) {
        Source source = known.get(name);
        return source == null ? null : source.last;
    }

    /** Notes that a source delivered something at {@code now}. */
    Source heard(String name, long now, boolean brandIsNew) {
        Source source = known.get(name);
        if (source == null) {
            source = new Source(now, brandIsNew);
            known.put(name, source);
            forgetOne();
        }
        source.heard(now);
        return source;
    }

    private void forgetOne() {
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    void write(DataOutputStream out) throws IOException {
        Varint.write(out, known.size());
        for (Map.Entry<String, Source> entry : known.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }

    static Sources read(DataInputStream in) throws IOException {
        Sources sources = new Sources();
        int size = Varint.read(in);
        for (int i = 0; i < size; i++) {
            sources.known.put(in.readUTF(), Source.read(in));
        }
        return sources;
    }

    /** One source; times are bins of the stream's clock. */
    static final class Source {
        private final long first;
        private long last;
        private long gapStart;
        private long gapEnd;
        private boolean established;
        private boolean told;
        private int stories;
        private int hour;
        private float heardSum;
        private float usualSum;
        private float missed;
        private float worst;

        private Source(long first, boolean established) {
            this.first = first;
            this.last = first;
            this.gapStart = first;
            this.gapEnd = first;
            this.established = established;
        }

        private void heard(long now) {
            if (now - last > HOUR) {
                gapStart = last;
                gapEnd = now;
            }
            last = Math.max(last, now);
        }

        /** Counts what it delivered, late or not. */
        void delivered(int more) {
            hour = Math.max(0, hour + more);
        }

        /** Its part of what the brand usually brings: the one level that is kept of a source. */
        private double rate() {
            return heardSum / Math.max(1, usualSum);
        }

        private boolean isGone(long now, boolean down) {
            return now - last > GONE && (down || missed > MOST_WORST);
        }

        private double passHour(double expected, boolean down) {
            if (down && hour == 0) {
                missed = 0;
                return 0;
            }
            if (hour == 0) {
                missed += (float) (rate() * expected);
            } else {
                worst = (float) Math.max(worst * DECAY, Math.min(missed, MOST_WORST));
                missed = 0;
            }
            if (missed <= MOST_WORST) {
                heardSum = (float) (heardSum * DECAY + Math.min(hour, 3 * expected + 3));
                usualSum = (float) (usualSum * DECAY + expected);
            }
            hour = 0;
            return missed;
        }

        /** True once: when a newcomer's first hours show that it brings a part that counts. */
        boolean isWorthTelling(double usualSince) {
            boolean worth = !told && stories >= 20 && last - first >= 2 * HOUR && stories >= 0.25 * usualSince;
            told |= worth;
            return worth;
        }

        long first() {
            return first;
        }

        int stories() {
            return stories;
        }

        /** Whether what was said in this bin was missing while the source was silent until about now. */
        boolean heals(long bin) {
            return bin >= gapStart && bin <= gapEnd && last <= gapEnd + HOUR && gapEnd - gapStart <= LONGEST_GAP;
        }

        boolean isNewcomer() {
            return !established;
        }

        /** Measures a newcomer; true when its two days are over. */
        boolean measure(int more) {
            stories = Math.max(0, stories + more);
            return last - first >= PROBATION;
        }

        /** From now on one of the usual sources; gives what it brought in its first two days. */
        int establish() {
            established = true;
            return stories;
        }

        private void write(DataOutputStream out) throws IOException {
            out.writeLong(first);
            out.writeLong(last);
            out.writeLong(gapStart);
            out.writeLong(gapEnd);
            out.writeBoolean(established);
            out.writeBoolean(told);
            out.writeInt(stories);
            Varint.write(out, hour);
            out.writeFloat(heardSum);
            out.writeFloat(usualSum);
            out.writeFloat(missed);
            out.writeFloat(worst);
        }

        private static Source read(DataInputStream in) throws IOException {
            Source source = new Source(in.readLong(), false);
            source.last = in.readLong();
            source.gapStart = in.readLong();
            source.gapEnd = in.readLong();
            source.established = in.readBoolean();
            source.told = in.readBoolean();
            source.stories = in.readInt();
            source.hour = Varint.read(in);
            source.heardSum = in.readFloat();
            source.usualSum = in.readFloat();
            source.missed = in.readFloat();
            source.worst = in.readFloat();
            return source;
        }
    }
}
