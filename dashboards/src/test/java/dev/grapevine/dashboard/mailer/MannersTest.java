package dev.grapevine.dashboard.mailer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Recipient.Digest;
import dev.grapevine.brand.Recipient.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When people are left alone, when they are told what they missed, and when digests are due. */
class MannersTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Recipient SLEEPER = new Recipient(
            "pr@acme.example",
            "pr",
            null,
            null,
            null,
            new Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0)),
            3,
            1,
            null,
            List.of(Digest.DAILY),
            LocalTime.of(7, 30));
    private static final Instant NIGHT = Instant.parse("2026-03-02T22:30:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-03T06:00:00Z");

    @Test
    void quietHoursGoOverMidnightByTheRecipientsClock() {
        assertThat(Manners.held(SLEEPER, BERLIN, NIGHT, false, 0)).contains("quiet hours");
        assertThat(Manners.held(SLEEPER, BERLIN, MORNING, false, 0)).isEmpty();
        assertThat(Manners.held(SLEEPER, ZoneId.of("America/New_York"), NIGHT, false, 0))
                .as("it is half past five there")
                .isEmpty();
    }

    @Test
    void aCriticalIncidentBreaksThroughBoth() {
        assertThat(Manners.held(SLEEPER, BERLIN, NIGHT, true, 99)).isEmpty();
    }

    @Test
    void theBudgetCountsFromMidnight() {
        assertThat(Manners.held(SLEEPER, BERLIN, MORNING, false, 2)).isEmpty();
        assertThat(Manners.held(SLEEPER, BERLIN, MORNING, false, 3))
                .hasValueSatisfying(reason -> assertThat(reason).contains("budget of 3"));
        assertThat(Manners.midnight(BERLIN, MORNING)).isEqualTo(Instant.parse("2026-03-02T23:00:00Z"));
    }

    @Test
    void whatWasHeldAtNightIsToldInTheMorningAndWhatTheBudgetHeldOnTheNextDay() {
        assertThat(Manners.isSummaryDue(SLEEPER, BERLIN, NIGHT, NIGHT.plusSeconds(60)))
                .isFalse();
        assertThat(Manners.isSummaryDue(SLEEPER, BERLIN, NIGHT, MORNING)).isTrue();
        Instant noon = Instant.parse("2026-03-03T11:00:00Z");
        assertThat(Manners.isSummaryDue(SLEEPER, BERLIN, noon, noon.plus(Duration.ofHours(3))))
                .isFalse();
        assertThat(Manners.isSummaryDue(SLEEPER, BERLIN, noon, noon.plus(Duration.ofHours(20))))
                .isTrue();
    }

    @Test
    void aDigestGoesOnWhereTheLastOneEnded() {
        Instant last = Instant.parse("2026-03-01T06:30:00Z");
        assertThat(DigestClock.stretch(
                        Digest.DAILY, SLEEPER, BERLIN, last, false, Instant.parse("2026-03-03T06:40:00Z")))
                .hasValue(new DigestClock.Stretch(last, Instant.parse("2026-03-03T06:30:00Z")));
        assertThat(DigestClock.stretch(Digest.DAILY, SLEEPER, BERLIN, last, false, last.plusSeconds(3600)))
                .isEmpty();
    }

    @Test
    void theFirstDigestCoversAWholeDay() {
        Instant seen = Instant.parse("2026-03-03T06:00:00Z");
        assertThat(DigestClock.stretch(Digest.DAILY, SLEEPER, BERLIN, seen, true, seen.plusSeconds(3600)))
                .hasValue(new DigestClock.Stretch(
                        Instant.parse("2026-03-02T06:30:00Z"), Instant.parse("2026-03-03T06:30:00Z")));
    }

    @Test
    void aWeeklyDigestComesOnMondaysAlsoWhenTheClocksChange() {
        Instant sunday = Instant.parse("2026-03-29T12:00:00Z");
        assertThat(DigestClock.due(Digest.WEEKLY, SLEEPER, BERLIN, sunday))
                .isEqualTo(Instant.parse("2026-03-23T06:30:00Z"));
        assertThat(DigestClock.due(Digest.WEEKLY, SLEEPER, BERLIN, sunday.plus(Duration.ofDays(1))))
                .isEqualTo(Instant.parse("2026-03-30T05:30:00Z"));
    }
}
