package dev.grapevine.job.reputation;

import dev.grapevine.spike.BrandWatch;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes a brand's watch in its own versioned form, for checkpoints; between them heap state keeps the watch itself, so
 * that a tick does not have to read and write all that is known of the brand.
 */
public final class WatchSerializer extends TypeSerializerSingleton<BrandWatch> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public BrandWatch createInstance() {
        return BrandWatch.start();
    }

    /** Flink asks for one while a checkpoint still reads the original. */
    @Override
    public BrandWatch copy(BrandWatch from) {
        return BrandWatch.decode(from.encode());
    }

    @Override
    public BrandWatch copy(BrandWatch from, BrandWatch reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(BrandWatch watch, DataOutputView target) throws IOException {
        byte[] bytes = watch.encode();
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public BrandWatch deserialize(DataInputView source) throws IOException {
        byte[] bytes = new byte[source.readInt()];
        source.readFully(bytes);
        return BrandWatch.decode(bytes);
    }

    @Override
    public BrandWatch deserialize(BrandWatch reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int length = source.readInt();
        target.writeInt(length);
        target.write(source, length);
    }

    @Override
    public TypeSerializerSnapshot<BrandWatch> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint says of it: only its class, because the bytes carry their own version. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<BrandWatch> {
        public Snapshot() {
            super(WatchSerializer::new);
        }
    }
}
