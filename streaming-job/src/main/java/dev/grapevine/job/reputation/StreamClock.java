package dev.grapevine.job.reputation;

import dev.grapevine.health.SourceHealth;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How each input moves the stream's clock, which is {@code fetched}: when the line heard something.
 *
 * <p>Mentions move it per partition: it stands where the slowest partition stands that has something to say. A
 * partition that has nothing to say for a while holds it up no longer; then the heartbeats of the sources move it.
 * What is fed again, and brands, never touch it.
 */
final class StreamClock {

    /** Connectors of one ingester write concurrently: so far may a mention lie behind one heard later. */
    static final Duration DISORDER = Duration.ofSeconds(5);

    /** Wall-clock time without a record after which a partition is taken to have nothing to say. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    private StreamClock() {}

    /** Malformed messages have no time and leave the clock alone. */
    static WatermarkStrategy<Intake> ofMentions() {
        return WatermarkStrategy.<Intake>forBoundedOutOfOrderness(DISORDER)
                .withTimestampAssigner((intake, kafka) -> intake.mention() == null
                        ? Long.MIN_VALUE
                        : intake.mention().fetched().toEpochMilli())
                .withIdleness(SILENCE);
    }

    static WatermarkStrategy<SourceHealth> ofHeartbeats() {
        return WatermarkStrategy.<SourceHealth>forBoundedOutOfOrderness(DISORDER)
                .withTimestampAssigner((health, kafka) -> health.at().toEpochMilli())
                .withIdleness(SILENCE);
    }

    /** Of an input that is no part of the clock: idle from its beginning. */
    static <T> WatermarkStrategy<T> none() {
        return WatermarkStrategy.forGenerator(context -> new Idle<>());
    }

    private static final class Idle<T> implements WatermarkGenerator<T> {

        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput output) {
            // An event does not make it part of the clock.
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }
}
