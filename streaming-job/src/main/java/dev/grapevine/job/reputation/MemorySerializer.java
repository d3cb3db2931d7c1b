package dev.grapevine.job.reputation;

import dev.grapevine.history.BrandMemory;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes what is remembered of a brand's texts in its own versioned form, for checkpoints; between them heap state keeps
 * the memory itself, so that a mention does not have to read and write all of it.
 */
public final class MemorySerializer extends TypeSerializerSingleton<BrandMemory> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public BrandMemory createInstance() {
        return BrandMemory.start();
    }

    /** Flink asks for one while a checkpoint still reads the original. */
    @Override
    public BrandMemory copy(BrandMemory from) {
        return BrandMemory.decode(from.encode());
    }

    @Override
    public BrandMemory copy(BrandMemory from, BrandMemory reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(BrandMemory memory, DataOutputView target) throws IOException {
        byte[] bytes = memory.encode();
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public BrandMemory deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return BrandMemory.decode(bytes);
    }

    @Override
    public BrandMemory deserialize(BrandMemory reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int length = source.readInt();
        target.writeInt(length);
        target.write(source, length);
    }

    @Override
    public TypeSerializerSnapshot<BrandMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint says of it: only its class, because the bytes carry their own version. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<BrandMemory> {
        public Snapshot() {
            super(MemorySerializer::new);
        }
    }
}
