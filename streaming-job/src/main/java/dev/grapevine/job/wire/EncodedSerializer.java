package dev.grapevine.job.wire;

import dev.grapevine.json.KeptEncoded;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes {@link Encoded} records in state, byte for byte as {@link WireType} would. */
public final class EncodedSerializer<T> extends RecordSerializer<T, Encoded<T>> {

    private static final long serialVersionUID = 1L;

    EncodedSerializer(Class<T> type) {
        super(type);
    }

    /** @throws IllegalArgumentException if the class is not {@link KeptEncoded} */
    public static <T> EncodedSerializer<T> of(Class<T> type) {
        if (!type.isAnnotationPresent(KeptEncoded.class)) {
            throw new IllegalArgumentException(type.getName() + " has to be annotated with KeptEncoded");
        }
        return new EncodedSerializer<>(type);
    }

    /** A record that is about to be kept. */
    public Encoded<T> keep(T value) {
        return Encoded.of(codec(), value);
    }

    @Override
    protected byte[] encode(Encoded<T> value) {
        return value.written();
    }

    @Override
    protected Encoded<T> decode(byte[] bytes) {
        return Encoded.read(codec(), bytes);
    }

    @Override
    @SuppressWarnings("unchecked") // of a class that is kept encoded it restores this serializer
    public TypeSerializerSnapshot<Encoded<T>> snapshotConfiguration() {
        return (TypeSerializerSnapshot<Encoded<T>>) (TypeSerializerSnapshot<?>) new WireSerializerSnapshot<>(type());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedSerializer<?> that && type().equals(that.type());
    }

    @Override
    public int hashCode() {
        return type().hashCode();
    }
}
