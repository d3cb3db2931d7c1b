package dev.grapevine.job.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.health.SourceHealth;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class StreamClockTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Shown shown = new Shown();
    private Instant wall = NOW;
    private final StreamClock.Beats beats = new StreamClock.Beats(() -> wall);

    @Test
    void runsOnBetweenHeartbeatsThatComeAsTheyAreSent() {
        beat(NOW.minusSeconds(1));
        after(Duration.ofMinutes(3));

        assertThat(shown.time).isBetween(NOW.plusSeconds(170), NOW.plusSeconds(180));
        assertThat(shown.idle).isFalse();
    }

    @Test
    void standsStillOnceHeartbeatsStayAwayForTooLong() {
        beat(NOW);
        after(Duration.ofMinutes(9));
        Instant last = shown.time;
        after(Duration.ofMinutes(2));

        assertThat(shown.idle).isTrue();
        assertThat(shown.time).isEqualTo(last);
    }

    @Test
    void followsHistoryAsItIsReadAndNoFurther() {
        beat(NOW.minus(Duration.ofDays(2)));
        after(Duration.ofSeconds(5));

        assertThat(shown.time).isBefore(NOW.minus(Duration.ofDays(2)));
        after(Duration.ofSeconds(6));
        assertThat(shown.idle).isTrue();
    }

    @Test
    void isIdleBeforeTheFirstHeartbeat() {
        after(Duration.ZERO);

        assertThat(shown.idle).isTrue();
    }

    private void beat(Instant at) {
        SourceHealth health = new SourceHealth(1, "feed", SourceHealth.State.OK, at, null, 300, null, 1, 1, 1);
        beats.onEvent(health, at.toEpochMilli(), shown);
    }

    private void after(Duration passed) {
        wall = wall.plus(passed);
        beats.onPeriodicEmit(shown);
    }

    private static final class Shown implements WatermarkOutput {
        private Instant time = Instant.MIN;
        private boolean idle;

        @Override
        public void emitWatermark(Watermark watermark) {
            time = Instant.ofEpochMilli(watermark.getTimestamp());
            idle = false;
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            idle = false;
        }
    }
}
