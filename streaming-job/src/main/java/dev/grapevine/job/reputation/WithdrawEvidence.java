package dev.grapevine.job.reputation;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.job.Counters;
import dev.grapevine.job.wire.WireType;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells incidents again without what was evidence for them and is gone since, and without naming who took it back.
 *
 * <p>Keyed by brand. An event keeps its id and its number, so that it takes the place of the one before in
 * {@code alerts.v1} and in Elasticsearch, and nobody is mailed twice. Mails that were sent stay what they are.
 */
final class WithdrawEvidence extends KeyedCoProcessFunction<String, IncidentEvent, Told, IncidentEvent> {

    private transient MapState<String, IncidentEvent> told;
    private transient Counters<IncidentEvent.Type> events;

    @Override
    public void open(OpenContext context) {
        MapStateDescriptor<String, IncidentEvent> descriptor =
                new MapStateDescriptor<>("told", Types.STRING, WireType.of(IncidentEvent.class));
        descriptor.enableTimeToLive(StateLife.ttlOfMap(StateLife.OF_A_MENTION));
        told = getRuntimeContext().getMapState(descriptor);
        events = Counters.of(getRuntimeContext().getMetricGroup(), IncidentEvent.Type.class);
    }

    @Override
    public void processElement1(IncidentEvent event, Context context, Collector<IncidentEvent> out) throws Exception {
        if (!event.evidence().isEmpty() || event.why().voices() != null) {
            told.put(event.id(), event);
        }
        events.count(event.event());
        out.collect(event);
    }

    @Override
    public void processElement2(Told gone, Context context, Collector<IncidentEvent> out) throws Exception {
        String mention = gone.document().mention().id();
        String voice = gone.document().voice().id();
        List<IncidentEvent> withdrawn = new ArrayList<>();
        for (IncidentEvent event : told.values()) {
            IncidentEvent left = event.without(mention, voice);
            if (!left.equals(event)) {
                withdrawn.add(left);
            }
        }
        for (IncidentEvent event : withdrawn) {
            told.put(event.id(), event);
            out.collect(event);
        }
    }
}
