package dev.grapevine.job.reputation;

import dev.grapevine.enrichment.Recount;
import dev.grapevine.history.Firsts;
import dev.grapevine.history.Roster;
import dev.grapevine.job.wire.WireType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Decides per brand which copy counts as the unique story and the unique author; the rules are {@link Firsts}. */
final class PlaceFirsts extends KeyedProcessFunction<String, Told, Told> {

    private transient Firsts firsts;

    @Override
    public void open(OpenContext context) {
        firsts = new Firsts(rosters("stories"), rosters("voices"));
    }

    @Override
    public void processElement(Told told, Context context, Collector<Told> out) {
        for (Recount recount : firsts.place(told.recount())) {
            out.collect(Told.of(told.at(), recount));
        }
    }

    private StateRosters rosters(String name) {
        MapStateDescriptor<String, Roster> descriptor =
                new MapStateDescriptor<>(name, Types.STRING, WireType.of(Roster.class));
        descriptor.enableTimeToLive(StateLife.ttlOfMap(StateLife.OF_A_MENTION));
        return new StateRosters(getRuntimeContext().getMapState(descriptor));
    }
}
