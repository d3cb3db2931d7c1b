package dev.grapevine.job.wire;

import dev.grapevine.json.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes an immutable value as the length and bytes of its {@link Codec}. */
abstract class BytesSerializer<T, V> extends TypeSerializer<V> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private transient @Nullable Codec<T> codec;

    BytesSerializer(Class<T> type) {
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

    abstract byte[] encode(V value);

    abstract V decode(byte[] bytes);

    @Override
    public final void serialize(V value, DataOutputView target) throws IOException {
        byte[] bytes = encode(value);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public final V deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return decode(bytes);
    }

    @Override
    public final V deserialize(V reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public final boolean isImmutableType() {
        return true;
    }

    @Override
    public final TypeSerializer<V> duplicate() {
        return this;
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

    @Override
    public final V copy(V from, V reuse) {
        return from;
    }

    @Override
    public final int getLength() {
        return -1;
    }
}
