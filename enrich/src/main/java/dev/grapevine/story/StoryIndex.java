package dev.grapevine.story;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Remembers the latest texts about one brand and says which story a new one is a copy of.
 *
 * <p>Which remembered texts may be copies says a band of seven MinHash rows, compared in one step: a text that agrees
 * in none is passed over, so that a look through ten thousand texts takes microseconds and needs no tables beside them.
 * Which of them are, says a second, independent fingerprint: see {@link Sketch}. A copy that is nearly equal to a
 * remembered one is not remembered again, so that a flood of copies does not push others out.
 *
 * <p>Bounded: beyond its capacity the oldest text is forgotten; what was last seen longer ago than its memory no longer
 * counts. {@link #BYTES_PER_TEXT} a text. Not thread-safe: one index belongs to one key. If the state that holds it is
 * restored to an earlier point, the same mentions in the same order give the same stories again.
 */
public final class StoryIndex {

    /** A {@link Sketch}, six bytes of the story's id, two of the time. */
    public static final int BYTES_PER_TEXT = 4 * Long.BYTES;

    /** Hexadecimal digits of a story's id. */
    public static final int ID_LENGTH = 12;

    /** Of a thousand. */
    private static final int NEARLY_EQUAL = 900;

    private static final int VERSION = 3;
    private static final int HEADER = 4 * Integer.BYTES;

    /** Where in a text's part of {@link #texts} stands what. */
    private static final int WIDE = 0;

    private static final int REST = 1;
    private static final int TOLD = 2;
    private static final int LONGS_PER_TEXT = 3;

    /** Times are counted in steps of ten minutes, of which two bytes hold more than a year. */
    private static final long STEP = 600;

    private final int capacity;
    private final int memory;

    private int count;
    private long[] bands = new long[0];
    /** Of each text side by side, because one that looks alike is waited for: both sets of its sketch, and {@link #pack}. */
    private long[] texts = new long[0];

    /**
     * @param capacity how many texts it remembers
     * @param memory how long a story that nobody tells any more is remembered, up to 200 days
     */
    public StoryIndex(int capacity, Duration memory) {
        if (capacity < 1 || memory.toSeconds() < STEP || memory.toDays() > 200) {
            throw new IllegalArgumentException("capacity " + capacity + ", memory " + memory
                    + ": expected at least 1, and 10 minutes to 200 days");
        }
        this.capacity = capacity;
        this.memory = Math.toIntExact(memory.toSeconds() / STEP);
    }

    /**
     * The id of the story that a text tells: 12 hex digits, the beginning of the id of its first text.
     *
     * @param textId at least 12 hex digits, such as {@link StoryText#idOf}
     * @param at when it counts
     */
    public String storyOf(Fingerprint fingerprint, String textId, Instant at) {
        short now = (short) Math.floorDiv(at.getEpochSecond(), STEP);
        Best best = best(fingerprint, now);
        long story = best.likeness == 0 ? Long.parseLong(textId.substring(0, ID_LENGTH), 16) : told(best.slot) >>> 16;
        if (best.likeness < NEARLY_EQUAL) {
            remember(fingerprint, story, now);
        } else if ((short) (now - (short) told(best.slot)) > 0) {
            tell(best.slot, story, now);
        }
        return HexFormat.of().toHexDigits(story, ID_LENGTH);
    }

    /** How many texts it remembers. */
    public int size() {
        return Math.min(count, capacity);
    }

    private record Best(int slot, int likeness) {}

    /** From the oldest to the newest, so that of equally similar ones the oldest counts. */
    private Best best(Fingerprint fingerprint, short now) {
        int size = size();
        int oldest = count > capacity ? count % capacity : 0;
        Best best = best(new Best(-1, 0), fingerprint, now, oldest, size);
        return best(best, fingerprint, now, 0, oldest);
    }

    private Best best(Best before, Fingerprint fingerprint, short now, int from, int to) {
        Best best = before;
        long wanted = fingerprint.band();
        for (int slot = from; slot < to; slot++) {
            int agreeing = Sketch.agreeing(bands[slot], wanted);
            if (agreeing > 0 && isPresent(slot, now)) {
                int likeness = likeness(fingerprint, slot, agreeing);
                best = likeness > best.likeness ? new Best(slot, likeness) : best;
            }
        }
        return best;
    }

    private int likeness(Fingerprint fingerprint, int slot, int agreeing) {
        Sketch remembered = sketch(slot);
        return remembered.likeness(fingerprint.sketch(remembered.levels()), agreeing);
    }

    private boolean isPresent(int slot, short now) {
        return Math.abs((short) (now - (short) told(slot))) <= memory;
    }

    /** An older text, such as one that is looked at again, pushes out no newer one. */
    private void remember(Fingerprint fingerprint, long story, short now) {
        int slot = count % capacity;
        if (count >= capacity && (short) (now - (short) told(slot)) < 0) {
            return;
        }
        count++;
        grow(slot);
        Sketch sketch = fingerprint.sketch();
        bands[slot] = sketch.band();
        texts[slot * LONGS_PER_TEXT + WIDE] = sketch.wide();
        texts[slot * LONGS_PER_TEXT + REST] = sketch.rest();
        tell(slot, story, now);
    }

    private Sketch sketch(int slot) {
        int at = slot * LONGS_PER_TEXT;
        return new Sketch(bands[slot], texts[at + WIDE], texts[at + REST]);
    }

    private long told(int slot) {
        return texts[slot * LONGS_PER_TEXT + TOLD];
    }

    private void tell(int slot, long story, short time) {
        texts[slot * LONGS_PER_TEXT + TOLD] = pack(story, time);
    }

    /** The story's id above, the time below. */
    private static long pack(long story, short time) {
        return story << 16 | Short.toUnsignedLong(time);
    }

    /** A brand that is rarely spoken of takes little room. */
    private void grow(int slot) {
        if (slot >= bands.length) {
            resize(Math.min(capacity, Math.max(16, 2 * bands.length)));
        }
    }

    private void resize(int size) {
        bands = Arrays.copyOf(bands, size);
        texts = Arrays.copyOf(texts, size * LONGS_PER_TEXT);
    }

    /** The whole state; {@link #decode} goes on from it. */
    public byte[] encode() {
        int size = size();
        ByteBuffer out = ByteBuffer.allocate(HEADER + size * BYTES_PER_TEXT);
        out.putInt(VERSION).putInt(capacity).putInt(memory).putInt(count);
        for (int i = 0; i < size; i++) {
            out.putLong(bands[i]);
            for (int j = 0; j < LONGS_PER_TEXT; j++) {
                out.putLong(texts[i * LONGS_PER_TEXT + j]);
            }
        }
        return out.array();
    }

    /**
     * What an earlier version remembered cannot be compared and is forgotten: later copies of it, other than equal ones,
     * become a story of their own.
     *
     * @throws IllegalArgumentException if the bytes are of a later version
     */
    public static StoryIndex decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int version = in.getInt();
        if (version > VERSION) {
            throw new IllegalArgumentException("story index of version " + version + ", expected " + VERSION);
        }
        StoryIndex index = new StoryIndex(in.getInt(), Duration.ofSeconds(in.getInt() * STEP));
        if (version == VERSION) {
            index.read(in);
        }
        return index;
    }

    private void read(ByteBuffer in) {
        count = in.getInt();
        resize(size());
        for (int i = 0; i < size(); i++) {
            bands[i] = in.getLong();
            for (int j = 0; j < LONGS_PER_TEXT; j++) {
                texts[i * LONGS_PER_TEXT + j] = in.getLong();
            }
        }
    }
}
