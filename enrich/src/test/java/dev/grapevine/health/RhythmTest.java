package dev.grapevine.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RhythmTest {

    /** A Monday. */
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void aSourceThatIsNotKnownYetIsNeverSilent() {
        Rhythm rhythm = Rhythm.NEW.heard(START, 100);

        assertThat(rhythm.isSilent(START.plus(Duration.ofDays(3)))).isFalse();
        assertThat(rhythm.expected(START, START.plus(Duration.ofDays(1)))).isZero();
    }

    /** Ten an hour by day, none at night: seven are missed in 42 minutes. */
    @Test
    void silenceByDayIsNewsAndSilenceAtNightIsNot() {
        Rhythm rhythm = days(4);
        Instant noon = START.plus(Duration.ofDays(4)).plus(Duration.ofHours(12));
        Rhythm heardAtNoon = rhythm.heard(noon, 1);

        assertThat(heardAtNoon.isSilent(noon.plus(Duration.ofMinutes(30)))).isFalse();
        assertThat(heardAtNoon.isSilent(noon.plus(Duration.ofMinutes(60)))).isTrue();

        Instant evening = START.plus(Duration.ofDays(4)).plus(Duration.ofHours(20));
        assertThat(rhythm.heard(evening, 1).isSilent(evening.plus(Duration.ofHours(11))))
                .isFalse();
    }

    @Test
    void whatIsExpectedFollowsTheHours() {
        Rhythm rhythm = days(4);
        Instant eleven = START.plus(Duration.ofDays(4)).plus(Duration.ofHours(11));

        assertThat(rhythm.expected(eleven, eleven.plus(Duration.ofMinutes(30)))).isCloseTo(5, within(0.01));
        assertThat(rhythm.expected(eleven, eleven.plus(Duration.ofHours(24)))).isCloseTo(120, within(1.0));
    }

    @Test
    void anHourThatWasNotWatchedFromItsBeginningTeachesNothing() {
        Instant half = START.plus(Duration.ofMinutes(30));
        Rhythm rhythm = Rhythm.NEW.heard(half, 50).heard(START.plus(Duration.ofHours(1)), 0);

        assertThat(rhythm.expected(START, START.plus(Duration.ofHours(1)))).isZero();
    }

    @Test
    void timeThatRunsBackwardsChangesNothing() {
        Rhythm rhythm = days(1);

        assertThat(rhythm.heard(START, 0)).isEqualTo(rhythm);
    }

    @Test
    void aWeekHasItsHours() {
        assertThatThrownBy(() -> new Rhythm(null, 0, false, null, List.of(1.0))).hasMessageContaining("168 hours");
    }

    /** Ten an hour from eight to twenty, in polls of a quarter. */
    private static Rhythm days(int days) {
        Rhythm rhythm = Rhythm.NEW;
        Instant end = START.plus(Duration.ofDays(days));
        for (Instant at = START; !at.isAfter(end); at = at.plus(QUARTER)) {
            long hour = Duration.between(START, at).toHours() % 24;
            boolean first = Duration.between(START, at).toMinutes() % 60 == 0;
            rhythm = rhythm.heard(at, hour >= 8 && hour < 20 ? first ? 4 : 2 : 0);
        }
        return rhythm;
    }
}
