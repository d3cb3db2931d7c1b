package dev.grapevine.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClockTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Timeline SIXTY_TIMES = new Timeline(NOON, List.of(), 60);

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong(12_345);

    @Test
    void standsStillUntilItIsStarted() {
        DemoClock clock = clock();
        pass(Duration.ofSeconds(30));
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.start();
        pass(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void goesOnExactlyWhereItWasPaused() {
        DemoClock clock = clock();
        clock.start();
        pass(Duration.ofSeconds(7));
        clock.pause();
        pass(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(420));
        assertThat(clock().instant()).isEqualTo(NOON.plusSeconds(420));
    }

    @Test
    void neverGoesBackAfterBeingKilled() {
        DemoClock killed = clock();
        killed.start();
        for (int tick = 0; tick < 50; tick++) {
            pass(Duration.ofMillis(130));
            Instant shown = killed.instant();
            assertThat(clock().instant()).isBetween(shown, shown.plus(DemoClock.AHEAD.multipliedBy(60)));
        }
    }

    @Test
    void waitsForItsReaders() {
        DemoClock clock = clock();
        clock.start();
        clock.read("prompt");
        clock.read("slow");
        pass(Duration.ofSeconds(9));
        clock.read("prompt");
        pass(Duration.ofSeconds(20));
        assertThat(clock.instant()).isEqualTo(NOON.plus(DemoClock.PATIENCE));

        clock.read("slow");
        pass(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(NOON.plus(DemoClock.PATIENCE).plusSeconds(300));
    }

    @Test
    void waitsForNobodyWhoStaysAway() {
        DemoClock clock = clock();
        clock.start();
        clock.read("once");
        pass(DemoClock.LONGEST_WAIT.minusSeconds(1));
        assertThat(clock.instant()).isEqualTo(NOON.plus(DemoClock.PATIENCE));

        pass(Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(NOON.plus(DemoClock.PATIENCE).plusSeconds(120));
    }

    @Test
    void givesReadersTheTimeTheyNeedHoweverFastItRuns() {
        DemoClock clock = DemoClock.paused(new Timeline(NOON, List.of(), 10_000), DemoState.in(directory), nanos::get);
        clock.start();
        clock.read("page");
        pass(Duration.ofSeconds(5));
        assertThat(clock.elapsed()).isEqualTo(DemoClock.LEAST_WAIT);
    }

    @Test
    void keepsThePortToo() {
        DemoState.in(directory).savePort(4711);
        clock().start();
        assertThat(DemoState.in(directory).port()).isEqualTo(4711);
    }

    @Test
    void namesAFileThatIsNotOurs() throws IOException {
        Files.writeString(directory.resolve("demo.properties"), "elapsed=soon\n");
        assertThatThrownBy(() -> DemoState.in(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demo.properties")
                .hasMessageContaining("delete it");
    }

    private DemoClock clock() {
        return DemoClock.paused(SIXTY_TIMES, DemoState.in(directory), nanos::get);
    }

    private void pass(Duration real) {
        nanos.addAndGet(real.toNanos());
    }
}
