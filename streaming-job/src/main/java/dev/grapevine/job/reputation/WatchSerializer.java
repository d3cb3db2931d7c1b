package dev.grapevine.job.reputation;

import dev.grapevine.spike.BrandWatch;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** A brand's watch as state. */
public final class WatchSerializer extends ChangingSerializer<BrandWatch> {

    private static final long serialVersionUID = 1L;

    @Override
    protected byte[] encode(BrandWatch watch) {
        return watch.encode();
    }

    @Override
    protected BrandWatch decode(byte[] bytes) {
        return BrandWatch.decode(bytes);
    }

    @Override
    public BrandWatch createInstance() {
        return BrandWatch.start();
    }

    @Override
    public TypeSerializerSnapshot<BrandWatch> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a savepoint says of it. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<BrandWatch> {
        public Snapshot() {
            super(WatchSerializer::new);
        }
    }
}
