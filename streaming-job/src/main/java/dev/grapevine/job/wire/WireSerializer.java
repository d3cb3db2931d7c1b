package dev.grapevine.job.wire;

import dev.grapevine.json.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes an immutable value as the length and bytes of its {@link Codec}. */
final class WireSerializer<T> extends TypeSerializer<T> {

    private final Class<T> type;
    private transient @Nullable Codec<T> codec;

    WireSerializer(Class<T> type) {
        this.type = type;
    }

    Class<T> type() {
        return type;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        byte[] bytes = codec().encode(value);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return codec().decode(bytes);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    /** Flink asks for one only where it reuses objects, which it does not for immutable types. */
    @Override
    @SuppressWarnings("NullAway") // the interface predates nullness; null is what Flink's own immutable records answer
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new WireSerializerSnapshot<>(type);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireSerializer<?> that && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    private Codec<T> codec() {
        Codec<T> known = codec;
        if (known == null) {
            known = Codec.binary(type);
            codec = known;
        }
        return known;
    }
}
