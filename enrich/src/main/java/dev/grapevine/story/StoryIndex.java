package dev.grapevine.story;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Remembers the latest texts about one brand and says which story a new one is a copy of.
 *
 * <p>A copy agrees with a remembered text in at least ten of 24 rows of their {@link Fingerprint}s. Only texts that
 * agree in one of five lookup hashes are compared, newest first, and at most {@link #FARTHEST} of each. A copy that is
 * nearly equal to a remembered one is not remembered again, so that a flood of copies does not push others out.
 *
 * <p>Bounded: beyond its capacity the oldest text is forgotten; what was last seen longer ago than its memory no longer
 * counts. {@link #BYTES_PER_TEXT} a text. Not thread-safe: one index belongs to one key. If the state that holds it is
 * restored to an earlier point, the same mentions in the same order give the same stories again.
 */
public final class StoryIndex {

    /** Chains of 5 lookup hashes, a quarter of a bucket for each, fingerprint, story and time. */
    public static final int BYTES_PER_TEXT = Fingerprint.ROWS + 5 * Fingerprint.BANDS + Long.BYTES + Integer.BYTES;

    private static final int ALIKE = 10;
    private static final int NEARLY_EQUAL = 21;
    private static final int FARTHEST = 200;
    private static final int VERSION = 1;

    private final int capacity;
    private final int memoryMinutes;

    /** The newest text of each bucket, counted from 1; 0 is none. */
    private final int[] heads;

    private int count;
    private byte[] rows = new byte[0];
    private long[] stories = new long[0];
    private int[] minutes = new int[0];
    /** The text before this one in the bucket. */
    private int[] previous = new int[0];

    /**
     * @param capacity how many texts it remembers
     * @param memory how long a story that nobody tells any more is remembered
     */
    public StoryIndex(int capacity, Duration memory) {
        if (capacity < 4 || memory.toMinutes() < 1 || memory.toMinutes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "capacity " + capacity + ", memory " + memory + ": expected at least 4 and a minute");
        }
        this.capacity = capacity;
        this.memoryMinutes = (int) memory.toMinutes();
        this.heads = new int[Fingerprint.BANDS * buckets()];
    }

    /**
     * The id of the story that a mention tells: 16 hex digits, the beginning of the id of its first mention.
     *
     * @param mentionId {@link dev.grapevine.mention.MentionId}
     * @param at when it counts
     */
    public String storyOf(Fingerprint fingerprint, String mentionId, Instant at) {
        int minute = Math.toIntExact(Math.floorDiv(at.getEpochSecond(), 60));
        Best best = best(fingerprint, minute);
        long story =
                best.rows < ALIKE ? Long.parseUnsignedLong(mentionId.substring(0, 16), 16) : stories[slot(best.text)];
        if (best.rows >= NEARLY_EQUAL) {
            minutes[slot(best.text)] = Math.max(minute, minutes[slot(best.text)]);
        } else {
            remember(fingerprint, story, minute);
        }
        return String.format("%016x", story);
    }

    /** How many texts it remembers. */
    public int size() {
        return Math.min(count, capacity);
    }

    private record Best(int text, int rows) {}

    private Best best(Fingerprint fingerprint, int minute) {
        Best best = new Best(0, 0);
        for (int band = 0; band < Fingerprint.BANDS; band++) {
            int text = heads[bucket(fingerprint, band)];
            for (int step = 0; step < FARTHEST && isRemembered(text); step++) {
                int rows = isPresent(text, minute) ? agreeing(fingerprint, text) : 0;
                // Of equally similar ones the oldest, which does not depend on the order of the bands.
                if (rows > best.rows || (rows == best.rows && text < best.text)) {
                    best = new Best(text, rows);
                }
                text = previous[slot(text) * Fingerprint.BANDS + band];
            }
        }
        return best;
    }

    /** Chains run from newer to older texts, so the first one that was overwritten ends them. */
    private boolean isRemembered(int text) {
        return text > Math.max(0, count - capacity);
    }

    private boolean isPresent(int text, int minute) {
        return Math.abs((long) minute - minutes[slot(text)]) <= memoryMinutes;
    }

    private int agreeing(Fingerprint fingerprint, int text) {
        int from = slot(text) * Fingerprint.ROWS;
        int agreeing = 0;
        for (int i = 0; i < Fingerprint.ROWS; i++) {
            agreeing += rows[from + i] == fingerprint.row(i) ? 1 : 0;
        }
        return agreeing;
    }

    private void remember(Fingerprint fingerprint, long story, int minute) {
        int text = ++count;
        int slot = slot(text);
        grow(slot);
        stories[slot] = story;
        minutes[slot] = minute;
        for (int i = 0; i < Fingerprint.ROWS; i++) {
            rows[slot * Fingerprint.ROWS + i] = fingerprint.row(i);
        }
        for (int band = 0; band < Fingerprint.BANDS; band++) {
            int bucket = bucket(fingerprint, band);
            previous[slot * Fingerprint.BANDS + band] = heads[bucket];
            heads[bucket] = text;
        }
    }

    /** A brand that is rarely spoken of takes little room. */
    private void grow(int slot) {
        if (slot >= stories.length) {
            resize(Math.min(capacity, Math.max(16, 2 * stories.length)));
        }
    }

    private void resize(int size) {
        rows = Arrays.copyOf(rows, size * Fingerprint.ROWS);
        stories = Arrays.copyOf(stories, size);
        minutes = Arrays.copyOf(minutes, size);
        previous = Arrays.copyOf(previous, size * Fingerprint.BANDS);
    }

    private int slot(int text) {
        return (text - 1) % capacity;
    }

    private int buckets() {
        return capacity / 4;
    }

    private int bucket(Fingerprint fingerprint, int band) {
        return band * buckets() + Integer.remainderUnsigned(fingerprint.band(band), buckets());
    }

    /** The whole state; {@link #decode} goes on from it. */
    public byte[] encode() {
        int size = size();
        ByteBuffer out = ByteBuffer.allocate(4 * Integer.BYTES
                + heads.length * Integer.BYTES
                + size * (Fingerprint.ROWS + Long.BYTES + (1 + Fingerprint.BANDS) * Integer.BYTES));
        out.putInt(VERSION).putInt(capacity).putInt(memoryMinutes).putInt(count);
        putAll(out, heads, heads.length);
        out.put(rows, 0, size * Fingerprint.ROWS);
        for (int i = 0; i < size; i++) {
            out.putLong(stories[i]);
        }
        putAll(out, minutes, size);
        putAll(out, previous, size * Fingerprint.BANDS);
        return out.array();
    }

    /** @throws IllegalArgumentException if the bytes are of another version */
    public static StoryIndex decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int version = in.getInt();
        if (version != VERSION) {
            throw new IllegalArgumentException("story index of version " + version + ", expected " + VERSION);
        }
        StoryIndex index = new StoryIndex(in.getInt(), Duration.ofMinutes(in.getInt()));
        index.count = in.getInt();
        index.read(in);
        return index;
    }

    private void read(ByteBuffer in) {
        int size = size();
        resize(size);
        getAll(in, heads, heads.length);
        in.get(rows, 0, size * Fingerprint.ROWS);
        for (int i = 0; i < size; i++) {
            stories[i] = in.getLong();
        }
        getAll(in, minutes, size);
        getAll(in, previous, size * Fingerprint.BANDS);
    }

    private static void putAll(ByteBuffer out, int[] values, int size) {
        for (int i = 0; i < size; i++) {
            out.putInt(values[i]);
        }
    }

    private static void getAll(ByteBuffer in, int[] values, int size) {
        for (int i = 0; i < size; i++) {
            values[i] = in.getInt();
        }
    }
}
