package dev.grapevine.ingest.run;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items of a source that were passed on last, and a hash of what they said, so that a poll passes on only what is
 * new or changed.
 *
 * <p>Bounded: of items that are no longer in the source the oldest are forgotten first. One that comes back after that
 * is passed on again with the same id and revision, which does no harm.
 */
final class Remembered {

    /** As many as fit into one Kafka record of 1 MB with room to spare. */
    static final int MAX_ITEMS = 20_000;

    /** Kept at least, beyond the items of the last poll. */
    private static final int SPARE = 2_000;

    private static final int BYTES = 2 * Long.BYTES;

    private final Map<Long, Long> hashes = new LinkedHashMap<>(16, 0.75f, true);

    private Remembered() {}

    static Remembered of(byte[] packed) {
        Remembered remembered = new Remembered();
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        while (buffer.remaining() >= BYTES) {
            remembered.hashes.put(buffer.getLong(), buffer.getLong());
        }
        return remembered;
    }

    /** Takes note of what an item says now, and tells what that means. */
    News note(long item, long hash) {
        @Nullable Long before = hashes.put(item, hash);
        if (before == null) {
            return News.NEW;
        }
        return before == hash ? News.NOTHING : News.CHANGED;
    }

    /** @param polled how many items the last poll had; all of these stay as long as there is room */
    byte[] packed(int polled) {
        int keep = Math.min(MAX_ITEMS, Math.max(polled, SPARE));
        Iterator<Long> oldest = hashes.keySet().iterator();
        while (hashes.size() > keep) {
            oldest.next();
            oldest.remove();
        }
        ByteBuffer buffer = ByteBuffer.allocate(hashes.size() * BYTES);
        hashes.forEach((item, hash) -> buffer.putLong(item).putLong(hash));
        return buffer.array();
    }

    enum News {
        NEW,
        CHANGED,
        NOTHING
    }
}
