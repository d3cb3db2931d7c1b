package dev.grapevine.job.reputation;

import dev.grapevine.enrichment.Recount;
import dev.grapevine.history.BrandHistory;
import dev.grapevine.history.BrandMemory;
import dev.grapevine.history.Roster;
import dev.grapevine.history.Speaker;
import dev.grapevine.job.wire.WireType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Decides per brand which story a mention tells, whether it counts as the unique story and the unique author, who is
 * speaking and what is new in it; the rules are {@link BrandHistory}.
 */
final class PlaceFirsts extends KeyedProcessFunction<String, Told, Told> {

    private transient ValueState<BrandMemory> memory;
    private transient StateKept<String> texts;
    private transient StateKept<Roster> stories;
    private transient StateKept<Roster> voices;
    private transient StateKept<Speaker> speakers;

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<BrandMemory> descriptor = new ValueStateDescriptor<>("memory", new MemorySerializer());
        descriptor.enableTimeToLive(StateLife.ttl(StateLife.OF_A_MENTION));
        memory = getRuntimeContext().getState(descriptor);
        texts = kept("texts", Types.STRING);
        stories = kept("stories", WireType.of(Roster.class));
        voices = kept("voices", WireType.of(Roster.class));
        speakers = kept("speakers", WireType.of(Speaker.class));
    }

    @Override
    public void processElement(Told told, Context context, Collector<Told> out) throws Exception {
        BrandMemory known = memory.value();
        BrandMemory current = known == null ? BrandMemory.start() : known;
        for (Recount recount : new BrandHistory(current, texts, stories, voices, speakers).place(told.recount())) {
            out.collect(Told.of(told.at(), recount));
        }
        memory.update(current);
    }

    private <V> StateKept<V> kept(String name, TypeInformation<V> type) {
        MapStateDescriptor<String, V> descriptor = new MapStateDescriptor<>(name, Types.STRING, type);
        descriptor.enableTimeToLive(StateLife.ttlOfMap(StateLife.OF_A_MENTION));
        return new StateKept<>(getRuntimeContext().getMapState(descriptor));
    }
}
