package dev.grapevine.job.reputation;

import dev.grapevine.action.Act;
import dev.grapevine.action.Orders;
import dev.grapevine.brand.Brand;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.Standing;
import dev.grapevine.health.Standings;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.spike.BrandWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Asks each brand's watch, tick by tick of the stream's clock, whether something is blowing up.
 *
 * <p>What is heard within ten seconds waits for the end of its tick and is then told in a fixed order, so that the
 * answer does not depend on how partitions interleave. What comes after its tick was decided joins the next one and is
 * counted as late. Ticks in which nothing was heard are skipped, but for those that the watch asks for.
 *
 * <p>A brand that was removed loses its watch at once; what is open of it is told to be over. A watch, up to a hundred
 * kilobytes, is kept {@link AtHand}.
 */
final class WatchBrands extends KeyedBroadcastProcessFunction<String, Told, BrandNews, IncidentEvent> {

    /** Length of a tick. */
    static final Duration TICK = Duration.ofSeconds(10);

    private static final Duration ACTS_KEPT = Duration.ofDays(35);

    private static final ValueStateDescriptor<BrandWatch> WATCH =
            new ValueStateDescriptor<>("watch", new WatchSerializer());

    private static final Comparator<Recount> FIXED = Comparator.comparing(
                    (Recount recount) -> recount.document().fetched())
            .thenComparing(recount -> recount.document().mention().id())
            .thenComparing(recount -> recount.document().version());

    private transient AtHand<BrandWatch> watches;
    /** By end of tick: how many are waiting for it. */
    private transient MapState<Long, Integer> waiting;
    /** By end of tick and arrival; apart from their number, so that adding one does not rewrite the others. */
    private transient MapState<Tuple2<Long, Integer>, Told> told;

    /** How the sources stand; null where that has to be looked up again. */
    private transient @Nullable Standings standings;

    private transient Counter late;

    @Override
    public void open(OpenContext context) {
        watches = new AtHand<>(getRuntimeContext().getState(WATCH), BrandWatch::start);
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.INT));
        told = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("told", Types.TUPLE(Types.LONG, Types.INT), WireType.of(Told.class)));
        late = getRuntimeContext().getMetricGroup().counter("late");
    }

    @Override
    public void processElement(Told change, ReadOnlyContext context, Collector<IncidentEvent> out) throws Exception {
        long end = tickOf(change.at(), context.currentWatermark());
        Integer known = waiting.get(end);
        int place = known == null ? 0 : known;
        told.put(Tuple2.of(end, place), change);
        waiting.put(end, place + 1);
        context.timerService().registerEventTimeTimer(end - 1);
    }

    @Override
    public void processBroadcastElement(BrandNews news, Context context, Collector<IncidentEvent> out)
            throws Exception {
        switch (news.kind()) {
            case PUT ->
                context.getBroadcastState(Tags.BRANDS)
                        .put(news.id(), Objects.requireNonNull(news.brand(), "a put carries its brand"));
            case REMOVED -> remove(news.id(), context, out);
            case ALL_READ, CORRECTED, UNCORRECTED, FORGOTTEN, REMEMBERED -> {}
            case HEALTH -> hear(Objects.requireNonNull(news.health(), "a report is news"), context);
            case ACT -> keep(Objects.requireNonNull(news.act(), "an act is news"), context);
        }
    }

    private void hear(SourceHealth report, Context context) throws Exception {
        BroadcastState<String, Standing> known = context.getBroadcastState(Tags.STANDINGS);
        Standing before = known.get(report.source());
        known.put(report.source(), before == null ? Standing.of(report) : before.heard(report));
        standings = null;
    }

    private void remove(String id, Context context, Collector<IncidentEvent> out) throws Exception {
        Brand brand = context.getBroadcastState(Tags.BRANDS).get(id);
        context.getBroadcastState(Tags.BRANDS).remove(id);
        if (brand == null) {
            return;
        }
        Instant tick = Instant.ofEpochMilli(endOfTick(context.currentWatermark() + 1));
        Orders orders = orders(id, context.getBroadcastState(Tags.ACTS));
        List<BrandWatch> known = new ArrayList<>(1);
        BrandWatch near = watches.drop(id);
        if (near != null) {
            known.add(near);
        }
        context.applyToKeyedState(WATCH, (key, state) -> {
            if (key.equals(id)) {
                if (known.isEmpty()) {
                    known.add(state.value());
                }
                state.clear();
            }
        });
        known.forEach(watch -> watch.close(tick, brand, orders).forEach(out::collect));
    }

    /** A compacted topic keeps every act; what is older than all that it could change is left out here. */
    private static void keep(Act act, Context context) throws Exception {
        BroadcastState<String, Act> acts = context.getBroadcastState(Tags.ACTS);
        acts.put(act.subject() + " " + act.verb() + " " + act.at(), act);
        List<String> old = new ArrayList<>();
        for (Map.Entry<String, Act> known : acts.immutableEntries()) {
            if (known.getValue().at().plus(ACTS_KEPT).isBefore(act.at())) {
                old.add(known.getKey());
            }
        }
        for (String key : old) {
            acts.remove(key);
        }
    }

    private static Orders orders(String brand, ReadOnlyBroadcastState<String, Act> all) throws Exception {
        List<Act> acts = new ArrayList<>();
        for (Map.Entry<String, Act> known : all.immutableEntries()) {
            if (Orders.brandOf(known.getValue()).filter(brand::equals).isPresent()) {
                acts.add(known.getValue());
            }
        }
        return acts.isEmpty() ? Orders.NONE : new Orders(acts);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<IncidentEvent> out) throws Exception {
        long end = time + 1;
        Brand brand = context.getBroadcastState(Tags.BRANDS).get(context.getCurrentKey());
        List<Recount> changes = take(end);
        if (brand == null) {
            watches.clear(context.getCurrentKey());
            return;
        }
        BrandWatch watcher = watches.of(brand.id());
        Instant tick = Instant.ofEpochMilli(end);
        Orders orders = orders(brand.id(), context.getBroadcastState(Tags.ACTS));
        watcher.tick(tick, changes, brand, orders, standings(context)).forEach(out::collect);
        watcher.pulse(tick, brand).ifPresent(pulse -> context.output(Tags.PULSES, Watched.of(pulse)));
        callAgain(watcher.nextDue(), end, context.timerService());
    }

    private Standings standings(OnTimerContext context) throws Exception {
        Standings known = standings;
        if (known == null) {
            Map<String, Standing> bySource = new HashMap<>();
            for (Map.Entry<String, Standing> each :
                    context.getBroadcastState(Tags.STANDINGS).immutableEntries()) {
                bySource.put(each.getKey(), each.getValue());
            }
            known = new Standings(bySource);
            standings = known;
        }
        return known;
    }

    /** Not behind the end of the input, where the clock stands at the end of time and every timer is due at once. */
    private static void callAgain(Instant due, long end, TimerService timers) {
        if (timers.currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        timers.registerEventTimeTimer(Math.max(endOfTick(due.toEpochMilli() - 1), end + TICK.toMillis()) - 1);
    }

    private List<Recount> take(long end) throws Exception {
        Integer count = waiting.get(end);
        List<Recount> changes = new ArrayList<>();
        for (int i = 0; count != null && i < count; i++) {
            Tuple2<Long, Integer> place = Tuple2.of(end, i);
            changes.add(told.get(place).recount());
            told.remove(place);
        }
        waiting.remove(end);
        changes.sort(FIXED);
        return changes;
    }

    private long tickOf(Instant at, long watermark) {
        long end = endOfTick(at.toEpochMilli());
        if (end - 1 > watermark) {
            return end;
        }
        late.inc();
        return endOfTick(watermark + 1);
    }

    private static long endOfTick(long millis) {
        return (Math.floorDiv(millis, TICK.toMillis()) + 1) * TICK.toMillis();
    }

    /** Runs it keyed by brand, beside a broadcast of what people did and how the sources stand. */
    static final class Operator extends CoBroadcastWithKeyedOperator<String, Told, BrandNews, IncidentEvent> {

        private static final long serialVersionUID = 1L;

        Operator() {
            super(new WatchBrands(), List.of(Tags.BRANDS, Tags.PROGRESS, Tags.ACTS, Tags.STANDINGS));
        }

        @Override
        public void snapshotState(StateSnapshotContext context) throws Exception {
            ((WatchBrands) userFunction).watches.writeBack(this::setCurrentKey);
            super.snapshotState(context);
        }
    }
}
