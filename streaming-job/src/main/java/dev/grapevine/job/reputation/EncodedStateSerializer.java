package dev.grapevine.job.reputation;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes state in its own versioned form, for checkpoints; between them heap state keeps the value itself, so that an
 * element does not have to read and write all of it.
 *
 * <p>A snapshot of one needs to name its class only, because the bytes carry their own version.
 */
abstract class EncodedStateSerializer<T> extends TypeSerializerSingleton<T> {

    private static final long serialVersionUID = 1L;

    abstract byte[] encode(T value);

    abstract T decode(byte[] bytes);

    @Override
    public boolean isImmutableType() {
        return false;
    }

    /** Flink asks for one while a checkpoint still reads the original. */
    @Override
    public T copy(T from) {
        return decode(encode(from));
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        byte[] bytes = encode(value);
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return decode(bytes);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int length = source.readInt();
        target.writeInt(length);
        target.write(source, length);
    }
}
