package dev.grapevine.job.wire;

import dev.grapevine.json.Codec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable record in state: as itself while it is used, as its bytes from the next checkpoint on.
 *
 * <p>State on the heap is written whole with each checkpoint: so each record is encoded once, not with every checkpoint,
 * and takes less memory. Thread-safe: checkpoints are written beside the job.
 */
public final class Encoded<T> {

    private final Codec<T> codec;

    /** At least one of the two is there at any time. */
    private volatile @Nullable T value;

    private volatile byte @Nullable [] bytes;

    private Encoded(Codec<T> codec, @Nullable T value, byte @Nullable [] bytes) {
        this.codec = codec;
        this.value = value;
        this.bytes = bytes;
    }

    static <T> Encoded<T> of(Codec<T> codec, T value) {
        return new Encoded<>(codec, value, null);
    }

    static <T> Encoded<T> read(Codec<T> codec, byte[] bytes) {
        return new Encoded<>(codec, null, bytes);
    }

    /** The record; null where there is none. */
    public static <T> @Nullable T value(@Nullable Encoded<T> encoded) {
        return encoded == null ? null : encoded.get();
    }

    /** The record, remembered until it is written. */
    public T get() {
        T known = value;
        if (known == null) {
            known = codec.decode(Objects.requireNonNull(bytes, "written before the value was let go"));
            value = known;
        }
        return known;
    }

    /** To be written; from now on these are all that is kept. */
    byte[] written() {
        // In this order: a savepoint may be written beside a checkpoint, and lets the value go only once there are
        // bytes.
        T held = value;
        byte[] known = bytes;
        if (known == null) {
            known = codec.encode(Objects.requireNonNull(held, "there before anything was written"));
            bytes = known;
        }
        value = null;
        return known;
    }
}
