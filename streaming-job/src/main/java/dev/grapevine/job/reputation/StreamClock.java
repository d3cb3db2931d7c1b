package dev.grapevine.job.reputation;

import dev.grapevine.health.SourceHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How each input moves the stream's clock, which is {@code fetched}: when the line heard something.
 *
 * <p>Mentions move it per partition: it stands where the slowest partition stands that has something to say. A
 * partition that has nothing to say for a while holds it up no longer; then the heartbeats of the sources move it, and
 * between two of them, where they come as they are sent, it runs on by itself: the last mention of a burst would wait
 * for the next poll of some source otherwise. What is fed again, and brands, never touch it.
 */
final class StreamClock {

    /** Connectors of one ingester write concurrently: so far may a mention lie behind one heard later. */
    static final Duration DISORDER = Duration.ofSeconds(5);

    /** Wall-clock time without a record after which a partition is taken to have nothing to say. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    /** A heartbeat that is no older than this when it is read comes as it is sent; others are history. */
    private static final Duration LIVE = Duration.ofSeconds(10);

    /** For so long the clock runs on after a heartbeat, if that is more than twice the time between two of them. */
    private static final Duration LEAST_TRUST = Duration.ofMinutes(1);

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
        return WatermarkStrategy.<SourceHealth>forGenerator(context -> new Beats(InstantSource.system()))
                .withTimestampAssigner((health, kafka) -> health.at().toEpochMilli());
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

    /** Follows the heartbeats, and the time that goes by after one that has just been sent. */
    static final class Beats implements WatermarkGenerator<SourceHealth> {

        private final InstantSource wall;
        private Instant newest = Instant.MIN;
        private Instant heard = Instant.MIN;
        private Duration trust = Duration.ZERO;

        Beats(InstantSource wall) {
            this.wall = wall;
        }

        @Override
        public void onEvent(SourceHealth beat, long timestamp, WatermarkOutput output) {
            if (!beat.at().isAfter(newest)) {
                return;
            }
            Instant now = wall.instant();
            newest = beat.at();
            heard = now;
            Duration twice = Duration.ofSeconds(2 * beat.everySeconds());
            boolean live = Duration.between(newest, now).abs().compareTo(LIVE) <= 0;
            trust = !live ? Duration.ZERO : twice.compareTo(LEAST_TRUST) > 0 ? twice : LEAST_TRUST;
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (newest.equals(Instant.MIN)) {
                output.markIdle();
                return;
            }
            Duration passed = Duration.between(heard, wall.instant());
            if (passed.compareTo(trust) <= 0) {
                emit(newest.plus(passed), output);
            } else if (passed.compareTo(SILENCE) <= 0) {
                emit(newest, output);
            } else {
                output.markIdle();
            }
        }

        private static void emit(Instant now, WatermarkOutput output) {
            output.emitWatermark(new Watermark(now.minus(DISORDER).toEpochMilli() - 1));
        }
    }
}
