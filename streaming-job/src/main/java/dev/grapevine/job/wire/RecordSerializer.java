package dev.grapevine.job.wire;

import dev.grapevine.json.Codec;
import org.jspecify.annotations.Nullable;

/** Writes an immutable record by its {@link Codec}. */
abstract class RecordSerializer<T, V> extends BytesSerializer<V> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private transient @Nullable Codec<T> codec;

    RecordSerializer(Class<T> type) {
        this.type = type;
    }

    /** The record that is written. */
    final Class<T> type() {
        return type;
    }

    final Codec<T> codec() {
        Codec<T> known = codec;
        if (known == null) {
            known = Codec.binary(type);
            codec = known;
        }
        return known;
    }

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    /** Flink asks for one only where it reuses objects, which it does not for immutable types. */
    @Override
    @SuppressWarnings("NullAway") // the interface predates nullness; null is what Flink's own immutable records answer
    public final V createInstance() {
        return null;
    }

    @Override
    public final V copy(V from) {
        return from;
    }
}
