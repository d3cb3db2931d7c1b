package dev.grapevine.job.reputation;

import dev.grapevine.incident.IncidentEvent;
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
 * Tells incidents again without what was evidence for them and is gone since.
 *
 * <p>Keyed by brand. An event keeps its id and its number, so that it takes the place of the one before in
 * {@code alerts.v1} and in Elasticsearch, and nobody is mailed twice. Mails that were sent stay what they are.
 */
final class WithdrawEvidence extends KeyedCoProcessFunction<String, IncidentEvent, Told, IncidentEvent> {

    private transient MapState<String, IncidentEvent> told;

    @Override
    public void open(OpenContext context) {
        MapStateDescriptor<String, IncidentEvent> events =
                new MapStateDescriptor<>("told", Types.STRING, WireType.of(IncidentEvent.class));
        events.enableTimeToLive(StateLife.ttlOfMap(StateLife.OF_A_MENTION));
        told = getRuntimeContext().getMapState(events);
    }

    @Override
    public void processElement1(IncidentEvent event, Context context, Collector<IncidentEvent> out) throws Exception {
        if (!event.evidence().isEmpty()) {
            told.put(event.id(), event);
        }
        out.collect(event);
    }

    @Override
    public void processElement2(Told gone, Context context, Collector<IncidentEvent> out) throws Exception {
        String mention = gone.document().mention().id();
        List<IncidentEvent> withdrawn = new ArrayList<>();
        for (IncidentEvent event : told.values()) {
            if (event.evidence().stream().anyMatch(each -> each.mention().equals(mention))) {
                withdrawn.add(event.without(mention));
            }
        }
        for (IncidentEvent event : withdrawn) {
            told.put(event.id(), event);
            out.collect(event);
        }
    }
}
