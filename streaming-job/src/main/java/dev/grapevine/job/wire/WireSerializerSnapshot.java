package dev.grapevine.job.wire;

import dev.grapevine.json.KeptEncoded;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a savepoint says of a {@link WireSerializer} or an {@link EncodedSerializer}: the class it wrote.
 *
 * <p>A field added to a record is read as absent from older state, a field taken away is skipped; so the same class is
 * always compatible. Renaming a record's class breaks its state.
 */
public final class WireSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int VERSION = 1;

    private @Nullable Class<T> type;

    /** Flink makes one of these before it reads it. */
    public WireSerializerSnapshot() {}

    WireSerializerSnapshot(Class<T> type) {
        this.type = type;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(type().getName());
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
        if (version != VERSION) {
            throw new IOException("state of wire version " + version + ", expected " + VERSION);
        }
        type = InstantiationUtil.resolveClassByName(in, loader);
    }

    @Override
    @SuppressWarnings("unchecked") // state of such a class is asked for as encoded only
    public TypeSerializer<T> restoreSerializer() {
        return type().isAnnotationPresent(KeptEncoded.class)
                ? (TypeSerializer<T>) (TypeSerializer<?>) new EncodedSerializer<>(type())
                : new WireSerializer<>(type());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> older) {
        return older instanceof WireSerializerSnapshot<?> that && type().equals(that.type)
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }

    private Class<T> type() {
        return Objects.requireNonNull(type, "read or made with a type");
    }
}
