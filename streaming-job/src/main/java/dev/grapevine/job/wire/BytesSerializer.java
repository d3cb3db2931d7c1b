package dev.grapevine.job.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a value as the length and the bytes of its own encoding, which carries its own version. Keeps nothing of a value. */
public abstract class BytesSerializer<V> extends TypeSerializer<V> {

    private static final long serialVersionUID = 1L;

    protected abstract byte[] encode(V value);

    protected abstract V decode(byte[] bytes);

    @Override
    public final void serialize(V value, DataOutputView target) throws IOException {
        write(encode(value), target);
    }

    @Override
    public final V deserialize(DataInputView source) throws IOException {
        return decode(read(source));
    }

    @Override
    public final V deserialize(V reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        write(read(source), target);
    }

    private static byte[] read(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return bytes;
    }

    private static void write(byte[] bytes, DataOutputView target) throws IOException {
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public final V copy(V from, V reuse) {
        return copy(from);
    }

    @Override
    public final TypeSerializer<V> duplicate() {
        return this;
    }

    @Override
    public final int getLength() {
        return -1;
    }
}
