package dev.grapevine.spike;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

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

    private final Map<String, Source> known = new LinkedHashMap<>(16, 0.75f, true);

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
        private int stories;

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
            out.writeInt(stories);
        }

        private static Source read(DataInputStream in) throws IOException {
            Source source = new Source(in.readLong(), false);
            source.last = in.readLong();
            source.gapStart = in.readLong();
            source.gapEnd = in.readLong();
            source.established = in.readBoolean();
            source.stories = in.readInt();
            return source;
        }
    }
}
