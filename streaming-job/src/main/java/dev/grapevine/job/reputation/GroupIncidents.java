package dev.grapevine.job.reputation;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.spike.Newsroom;
import dev.grapevine.spike.Pulse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts what all brands have to say at one tick before the {@link Newsroom}, in a fixed order, so that the answer does
 * not depend on how many tasks watch them. Everything has one key: a thousand brands say a hundred small things a
 * second.
 */
final class GroupIncidents extends KeyedProcessFunction<String, Watched, IncidentEvent> {

    /** The one key. */
    static final String ALL = "all";

    private static final Comparator<Watched> FIXED = Comparator.comparing(Watched::brand)
            .thenComparing(
                    watched -> watched.event() == null ? "" : watched.event().incident())
            .thenComparing(
                    watched -> watched.event() == null ? -1 : watched.event().sequence());

    private transient ValueState<Newsroom> newsroom;
    private transient MapState<Long, Integer> waiting;
    private transient MapState<Tuple2<Long, Integer>, Watched> watched;

    @Override
    public void open(OpenContext context) {
        newsroom = getRuntimeContext().getState(new ValueStateDescriptor<>("newsroom", WireType.of(Newsroom.class)));
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.INT));
        watched = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "watched", Types.TUPLE(Types.LONG, Types.INT), WireType.of(Watched.class)));
    }

    @Override
    public void processElement(Watched next, Context context, Collector<IncidentEvent> out) throws Exception {
        long end = next.at().toEpochMilli();
        Integer known = waiting.get(end);
        int place = known == null ? 0 : known;
        watched.put(Tuple2.of(end, place), next);
        waiting.put(end, place + 1);
        context.timerService().registerEventTimeTimer(end - 1);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<IncidentEvent> out) throws Exception {
        List<Watched> all = take(time + 1);
        List<Pulse> pulses =
                all.stream().map(Watched::pulse).filter(Objects::nonNull).toList();
        List<IncidentEvent> told =
                all.stream().map(Watched::event).filter(Objects::nonNull).toList();
        Newsroom known = newsroom.value();
        Newsroom.Edition edition =
                (known == null ? Newsroom.EMPTY : known).tick(Instant.ofEpochMilli(time + 1), pulses, told);
        newsroom.update(edition.next());
        edition.events().forEach(out::collect);
    }

    private List<Watched> take(long end) throws Exception {
        Integer count = waiting.get(end);
        List<Watched> all = new ArrayList<>();
        for (int i = 0; count != null && i < count; i++) {
            Tuple2<Long, Integer> place = Tuple2.of(end, i);
            all.add(watched.get(place));
            watched.remove(place);
        }
        waiting.remove(end);
        all.sort(FIXED);
        return all;
    }
}
