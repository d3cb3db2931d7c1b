package dev.grapevine.dashboard.mailer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.dashboard.mail.Blindness;
import dev.grapevine.dashboard.mail.Blindness.Scope;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.health.SourceHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A dead system must not look like a quiet night, and a busy one not like a dead one. */
class SightTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Sight sight = new Sight(Duration.ofMinutes(5));
    private final SourceBook sources = new SourceBook();

    @Test
    void aJobThatWorksIsNotStillHoweverFarBehindItIs() {
        sight.isStill(new Heartbeat.Beat(100, 5_000_000));
        assertThat(sight.isStill(new Heartbeat.Beat(101, 6_000_000))).isFalse();
        assertThat(sight.isStill(new Heartbeat.Beat(101, 6_000_000))).isTrue();
        assertThat(sight.isStill(new Heartbeat.Beat(101, 0)))
                .as("nothing to do")
                .isFalse();
    }

    @Test
    void blindnessIsToldAfterFiveMinutesAndSinceWhen() {
        assertThat(sight.look(Scope.JOB, "", true, NOON)).isFalse();
        assertThat(sight.look(Scope.JOB, "", true, NOON.plusSeconds(299))).isFalse();
        assertThat(sight.look(Scope.JOB, "", true, NOON.plusSeconds(300))).isTrue();
        assertThat(sight.since(Scope.JOB, "", NOON.plusSeconds(300))).isEqualTo(NOON);
    }

    @Test
    void oneGoodLookDoesNotEndIt() {
        Blindness told = new Blindness(Scope.JOB, "", NOON);
        sight.look(Scope.JOB, "", false, NOON.plusSeconds(600));
        assertThat(sight.over(List.of(told), NOON.plusSeconds(630))).isEmpty();
        sight.look(Scope.JOB, "", true, NOON.plusSeconds(640));
        sight.look(Scope.JOB, "", false, NOON.plusSeconds(650));
        assertThat(sight.over(List.of(told), NOON.plusSeconds(670))).isEmpty();
        assertThat(sight.over(List.of(told), NOON.plusSeconds(710))).containsExactly(told);
    }

    @Test
    void aSourceIsDeafFromItsSecondFailedPollOn() {
        sources.hear(health("news", State.FAILING, NOON), NOON);
        assertThat(sources.isDeaf(Set.of("news"), NOON.plusSeconds(30))).isFalse();
        sources.hear(health("news", State.FAILING, NOON.plusSeconds(60)), NOON.plusSeconds(60));
        assertThat(sources.isDeaf(Set.of("news"), NOON.plusSeconds(61))).isTrue();
        sources.hear(health("blog", State.OK, NOON.plusSeconds(60)), NOON.plusSeconds(60));
        assertThat(sources.isDeaf(Set.of("news", "blog"), NOON.plusSeconds(61))).isFalse();
        assertThat(sources.isDeaf(Set.of("news"), NOON.plusSeconds(61))).isTrue();
    }

    @Test
    void sourcesThatReportNothingAreSilentButThoseReadToTheirEndAreNot() {
        sources.hear(health("file", State.ENDED, NOON), NOON);
        assertThat(sources.isAllSilent(NOON.plus(Duration.ofDays(1)))).isFalse();
        sources.hear(health("news", State.OK, NOON), NOON);
        assertThat(sources.isAllSilent(NOON.plusSeconds(290))).isFalse();
        assertThat(sources.isAllSilent(NOON.plusSeconds(310))).isTrue();
    }

    @Test
    void theStreamsClockGoesOnBetweenReportsAndIsSteadyOnlyAtAboutTheSpeedOfTime() {
        sources.hear(health("news", State.OK, NOON.minusSeconds(3600)), NOON);
        assertThat(sources.clock(NOON.plusSeconds(5))).hasValue(NOON.minusSeconds(3595));
        assertThat(sources.isSteady(NOON)).isFalse();
        assertThat(sources.isSteady(NOON.plusSeconds(10))).isTrue();
        sources.hear(health("news", State.OK, NOON.plus(Duration.ofDays(3))), NOON.plusSeconds(20));
        assertThat(sources.isSteady(NOON.plusSeconds(21))).isFalse();
    }

    private static SourceHealth health(String source, State state, Instant at) {
        return new SourceHealth(1, source, state, at, null, 60, null, 0, 0, 0);
    }
}
