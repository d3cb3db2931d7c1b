package dev.grapevine.job.reputation;

import dev.grapevine.job.wire.WireType;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.rollup.Tally;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up one brand, source and bin, and says the sum at most once per interval of the wall clock.
 *
 * <p>The sum itself depends on no clock and no watermark: late mentions correct it. The wall clock only spares readers
 * the steps in between. A sum is never left unsaid: its timer is part of every checkpoint, and where the input ends the
 * end of time says what is left.
 */
final class SumRollups extends KeyedProcessFunction<String, Rollup, Rollup> {

    private static final long END_OF_TIME = Long.MAX_VALUE;

    private final Duration interval;
    private transient ValueState<Rollup> sum;

    SumRollups(Duration interval) {
        this.interval = interval;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<Rollup> descriptor = new ValueStateDescriptor<>("sum", WireType.of(Rollup.class));
        descriptor.enableTimeToLive(StateLife.ttl(StateLife.OF_A_ROLLUP));
        sum = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(Rollup delta, Context context, Collector<Rollup> out) throws Exception {
        Rollup before = sum.value();
        sum.update(before == null ? delta : Tally.sum(before, delta));
        context.timerService()
                .registerProcessingTimeTimer(next(context.timerService().currentProcessingTime()));
        context.timerService().registerEventTimeTimer(END_OF_TIME);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Rollup> out) throws Exception {
        context.timerService().deleteEventTimeTimer(END_OF_TIME);
        Rollup now = sum.value();
        if (now != null) {
            out.collect(now);
        }
    }

    /** A common beat for all keys, so that each key has at most one timer. */
    private long next(long now) {
        long millis = interval.toMillis();
        return (now / millis + 1) * millis;
    }
}
