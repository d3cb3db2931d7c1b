package dev.grapevine.job.reputation;

import dev.grapevine.topic.DeadLetter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends mentions on and malformed messages to the dead letters. */
final class SortIntake extends ProcessFunction<Intake, Heard> {

    private final boolean again;
    private transient Counter dead;

    SortIntake(boolean again) {
        this.again = again;
    }

    @Override
    public void open(OpenContext context) {
        dead = getRuntimeContext().getMetricGroup().counter("dead");
    }

    @Override
    public void processElement(Intake intake, Context context, Collector<Heard> out) {
        if (intake.mention() != null) {
            out.collect(new Heard(intake.mention(), again));
        }
        DeadLetter letter = intake.dead();
        if (letter != null) {
            dead.inc();
            context.output(Tags.DEAD, letter);
        }
    }
}
