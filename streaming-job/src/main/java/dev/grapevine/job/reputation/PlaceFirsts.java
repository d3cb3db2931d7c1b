package dev.grapevine.job.reputation;

import dev.grapevine.enrichment.Recount;
import dev.grapevine.history.BrandHistory;
import dev.grapevine.history.BrandMemory;
import dev.grapevine.history.Kept;
import dev.grapevine.history.Roster;
import dev.grapevine.history.Speaker;
import dev.grapevine.job.wire.EncodedSerializer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.util.Collector;

/**
 * Decides per brand which story a mention tells, whether it counts as the unique story and the unique author, who is
 * speaking and what is new in it; the rules are {@link BrandHistory}.
 *
 * <p>A brand's memory, half a megabyte for a loud one, is kept {@link AtHand}.
 */
final class PlaceFirsts extends KeyedProcessFunction<String, Told, Told> {

    private transient AtHand<BrandMemory> memories;
    private transient Kept<String> texts;
    private transient Kept<Roster> stories;
    private transient Kept<Roster> voices;
    private transient Kept<Speaker> speakers;

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<BrandMemory> descriptor = new ValueStateDescriptor<>("memory", new MemorySerializer());
        descriptor.enableTimeToLive(StateLife.ttl(StateLife.OF_A_MENTION));
        memories = new AtHand<>(getRuntimeContext().getState(descriptor), BrandMemory::start);
        texts = StateKept.plain(map("texts", StringSerializer.INSTANCE));
        stories = encoded("stories", Roster.class);
        voices = encoded("voices", Roster.class);
        speakers = encoded("speakers", Speaker.class);
    }

    @Override
    public void processElement(Told told, Context context, Collector<Told> out) throws Exception {
        BrandMemory current = memories.of(told.brand());
        for (Recount recount : new BrandHistory(current, texts, stories, voices, speakers).place(told.recount())) {
            out.collect(Told.of(told.at(), recount));
        }
    }

    /** Runs it keyed by brand. */
    static final class Operator extends KeyedProcessOperator<String, Told, Told> {

        private static final long serialVersionUID = 1L;

        Operator() {
            super(new PlaceFirsts());
        }

        @Override
        public void snapshotState(StateSnapshotContext context) throws Exception {
            ((PlaceFirsts) userFunction).memories.writeBack(this::setCurrentKey);
            super.snapshotState(context);
        }
    }

    private <V> Kept<V> encoded(String name, Class<V> type) {
        EncodedSerializer<V> serializer = EncodedSerializer.of(type);
        return StateKept.encoded(map(name, serializer), serializer);
    }

    private <S> MapState<String, S> map(String name, TypeSerializer<S> serializer) {
        MapStateDescriptor<String, S> descriptor =
                new MapStateDescriptor<>(name, StringSerializer.INSTANCE, serializer);
        descriptor.enableTimeToLive(StateLife.ttlOfMap(StateLife.OF_A_MENTION));
        return getRuntimeContext().getMapState(descriptor);
    }
}
