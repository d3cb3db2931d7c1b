package dev.grapevine.job.reputation;

import dev.grapevine.history.BrandMemory;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** What is remembered of a brand's texts, as state. */
public final class MemorySerializer extends ChangingSerializer<BrandMemory> {

    private static final long serialVersionUID = 1L;

    @Override
    protected byte[] encode(BrandMemory memory) {
        return memory.encode();
    }

    @Override
    protected BrandMemory decode(byte[] bytes) {
        return BrandMemory.decode(bytes);
    }

    @Override
    public BrandMemory createInstance() {
        return BrandMemory.start();
    }

    @Override
    public TypeSerializerSnapshot<BrandMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint says of it. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<BrandMemory> {
        public Snapshot() {
            super(MemorySerializer::new);
        }
    }
}
