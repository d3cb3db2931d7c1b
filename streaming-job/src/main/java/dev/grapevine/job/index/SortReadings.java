package dev.grapevine.job.index;

import dev.grapevine.job.wire.WireType;
import dev.grapevine.topic.DeadLetter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends documents on and unreadable records to the dead letters. */
final class SortReadings extends ProcessFunction<Reading, Doc> {

    static final OutputTag<DeadLetter> DEAD = new OutputTag<>("dead-letters", WireType.of(DeadLetter.class));

    private transient Counter dead;

    @Override
    public void open(OpenContext context) {
        dead = getRuntimeContext().getMetricGroup().counter("dead");
    }

    @Override
    public void processElement(Reading reading, Context context, Collector<Doc> out) {
        if (reading.doc() != null) {
            out.collect(reading.doc());
        }
        DeadLetter letter = reading.dead();
        if (letter != null) {
            dead.inc();
            context.output(DEAD, letter);
        }
    }
}
