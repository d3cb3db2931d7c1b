package dev.grapevine.job.reputation;

import dev.grapevine.enrichment.Recount;
import dev.grapevine.history.BrandHistory;
import dev.grapevine.history.BrandMemory;
import dev.grapevine.history.Roster;
import dev.grapevine.history.Speaker;
import dev.grapevine.job.wire.WireType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.util.Collector;

/**
 * Decides per brand which story a mention tells, whether it counts as the unique story and the unique author, who is
 * speaking and what is new in it; the rules are {@link BrandHistory}.
 *
 * <p>A brand's memory is read with its first mention after a checkpoint and written before the next one. RocksDB would
 * otherwise read and write all of it, half a megabyte for a loud brand, with each mention. If the job fails in between,
 * what was at hand is gone with it, and the mentions since the checkpoint come again.
 */
final class PlaceFirsts extends KeyedProcessFunction<String, Told, Told> {

    private transient ValueState<BrandMemory> memory;
    private transient Map<String, BrandMemory> atHand;
    private transient StateKept<String> texts;
    private transient StateKept<Roster> stories;
    private transient StateKept<Roster> voices;
    private transient StateKept<Speaker> speakers;

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<BrandMemory> descriptor = new ValueStateDescriptor<>("memory", new MemorySerializer());
        descriptor.enableTimeToLive(StateLife.ttl(StateLife.OF_A_MENTION));
        memory = getRuntimeContext().getState(descriptor);
        atHand = new HashMap<>();
        texts = kept("texts", Types.STRING);
        stories = kept("stories", WireType.of(Roster.class));
        voices = kept("voices", WireType.of(Roster.class));
        speakers = kept("speakers", WireType.of(Speaker.class));
    }

    @Override
    public void processElement(Told told, Context context, Collector<Told> out) throws Exception {
        BrandMemory current = current(told.brand());
        for (Recount recount : new BrandHistory(current, texts, stories, voices, speakers).place(told.recount())) {
            out.collect(Told.of(told.at(), recount));
        }
    }

    private BrandMemory current(String brand) throws IOException {
        BrandMemory near = atHand.get(brand);
        if (near == null) {
            BrandMemory known = memory.value();
            near = known == null ? BrandMemory.start() : known;
            atHand.put(brand, near);
        }
        return near;
    }

    /**
     * Writes what is at hand and forgets it: while the checkpoint is being written nobody may change what it holds.
     *
     * @param key makes a brand the one whose state is written
     */
    private void writeBack(Consumer<String> key) throws IOException {
        for (Map.Entry<String, BrandMemory> each : atHand.entrySet()) {
            key.accept(each.getKey());
            memory.update(each.getValue());
        }
        atHand.clear();
    }

    /** Runs it keyed by brand. */
    static final class Operator extends KeyedProcessOperator<String, Told, Told> {

        private static final long serialVersionUID = 1L;

        Operator() {
            super(new PlaceFirsts());
        }

        @Override
        public void snapshotState(StateSnapshotContext context) throws Exception {
            ((PlaceFirsts) userFunction).writeBack(this::setCurrentKey);
            super.snapshotState(context);
        }
    }

    private <V> StateKept<V> kept(String name, TypeInformation<V> type) {
        MapStateDescriptor<String, V> descriptor = new MapStateDescriptor<>(name, Types.STRING, type);
        descriptor.enableTimeToLive(StateLife.ttlOfMap(StateLife.OF_A_MENTION));
        return new StateKept<>(getRuntimeContext().getMapState(descriptor));
    }
}
