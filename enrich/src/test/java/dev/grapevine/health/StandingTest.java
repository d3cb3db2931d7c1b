package dev.grapevine.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.health.SourceHealth.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Standing standing = Standing.of(report(State.OK, 0));

    @Test
    void aFailureLastsUntilAPollWorksAgain() {
        hear(State.FAILING, 5);
        hear(State.FAILING, 10);
        hear(State.DEGRADED, 15);

        assertThat(standing.downAt(at(4))).isEmpty();
        assertThat(standing.downAt(at(12)).orElseThrow().reason()).isEqualTo("HTTP 503");
        assertThat(standing.downAt(at(12)).orElseThrow().from()).isEqualTo(at(5));
        assertThat(standing.downAt(at(16))).isEmpty();
    }

    @Test
    void whoReportsNothingForLongIsNotHeardEither() {
        assertThat(standing.downAt(at(14))).isEmpty();
        assertThat(standing.downAt(at(16)).orElseThrow().from()).isEqualTo(at(0));

        hear(State.OK, 60);

        assertThat(standing.downAt(at(59))).as("known afterwards, too").isPresent();
        assertThat(standing.downAt(at(61))).isEmpty();
    }

    @Test
    void whoReportsNowAndThenIsGivenTheTimeItTakes() {
        for (int night = 0; night < 4; night++) {
            hear(State.OK, 1_440 * night + 960);
            hear(State.OK, 1_440 * night + 1_440);
        }

        assertThat(standing.downAt(at(1_440 * 3 + 1_200))).isEmpty();
        assertThat(standing.downAt(at(1_440 * 4 + 600))).isEmpty();
    }

    @Test
    void aSourceThatWasReadToItsEndHasEnded() {
        hear(State.ENDED, 5);

        assertThat(standing.downAt(at(600)).orElseThrow().ended()).isTrue();
    }

    @Test
    void anOldReportChangesNothing() {
        hear(State.OK, 10);
        Standing before = standing;
        hear(State.FAILING, 5);

        assertThat(standing).isEqualTo(before);
    }

    @Test
    void whatIsKeptIsBounded() {
        for (int minute = 0; minute < 5_000; minute += 10) {
            hear(State.FAILING, minute);
            hear(State.OK, minute + 5);
        }

        assertThat(standing.outages()).hasSize(100);
    }

    private void hear(State state, long minute) {
        standing = standing.heard(report(state, minute));
    }

    private static SourceHealth report(State state, long minute) {
        String reason = state == State.OK ? null : "HTTP 503";
        return new SourceHealth(1, "feed", state, at(minute), reason, 300, null, 0, 0, 0);
    }

    private static Instant at(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
