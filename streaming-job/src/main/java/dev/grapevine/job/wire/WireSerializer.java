package dev.grapevine.job.wire;

import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes a record each time anew, as is right where it passes by. */
final class WireSerializer<T> extends RecordSerializer<T, T> {

    private static final long serialVersionUID = 1L;

    WireSerializer(Class<T> type) {
        super(type);
    }

    @Override
    protected byte[] encode(T value) {
        return codec().encode(value);
    }

    @Override
    protected T decode(byte[] bytes) {
        return codec().decode(bytes);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new WireSerializerSnapshot<>(type());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireSerializer<?> that && type().equals(that.type());
    }

    @Override
    public int hashCode() {
        return type().hashCode();
    }
}
