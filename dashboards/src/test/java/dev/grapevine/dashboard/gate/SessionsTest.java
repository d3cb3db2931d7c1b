package dev.grapevine.dashboard.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Sessions sessions = new Sessions();

    @Test
    void aSessionEndsWhenNobodyComes() {
        String id = sessions.open("ann", Role.READ, NOON);
        assertThat(sessions.find(id, NOON.plus(Sessions.IDLE).minusSeconds(1))).isPresent();
        assertThat(sessions.find(id, NOON.plus(Sessions.IDLE.multipliedBy(2)))).isEmpty();
    }

    @Test
    void aSessionEndsAfterADayHoweverBusy() {
        String id = sessions.open("ann", Role.READ, NOON);
        for (int hour = 1; hour < 24; hour++) {
            assertThat(sessions.find(id, NOON.plus(Duration.ofHours(hour)))).isPresent();
        }
        assertThat(sessions.find(id, NOON.plus(Sessions.LONGEST))).isEmpty();
    }

    @Test
    void everySessionHasSecretsOfItsOwn() {
        String one = sessions.open("ann", Role.READ, NOON);
        String other = sessions.open("ann", Role.READ, NOON);
        assertThat(one).hasSize(64).isNotEqualTo(other);
        assertThat(sessions.find(one, NOON).orElseThrow().token())
                .hasSize(64)
                .isNotEqualTo(sessions.find(other, NOON).orElseThrow().token());
        sessions.end(one);
        assertThat(sessions.find(one, NOON)).isEmpty();
        assertThat(sessions.find(other, NOON)).isPresent();
    }

    @Test
    void soManyAWindowAndThenNoMore() {
        RateLimit limit = new RateLimit(2, Duration.ofMinutes(5));
        assertThat(limit.allows("ann", NOON)).isTrue();
        assertThat(limit.allows("ann", NOON.plusSeconds(10))).isTrue();
        assertThat(limit.allows("ann", NOON.plusSeconds(20))).isFalse();
        assertThat(limit.allows("bob", NOON.plusSeconds(20))).isTrue();
        assertThat(limit.allows("ann", NOON.plusSeconds(300))).isTrue();
    }
}
