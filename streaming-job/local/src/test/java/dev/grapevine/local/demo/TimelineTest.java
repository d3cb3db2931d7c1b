package dev.grapevine.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.generate.Incident;
import dev.grapevine.generate.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    private static final Timeline DEMO = Timeline.demo();
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Timeline SIMPLE =
            new Timeline(NOON, List.of(new Timeline.Stretch(Duration.ofSeconds(10), Duration.ofHours(10))), 60);

    @Test
    void runsThroughEachStretchAtItsOwnSpeed() {
        assertThat(SIMPLE.at(Duration.ZERO)).isEqualTo(NOON);
        assertThat(SIMPLE.at(Duration.ofMillis(500))).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(SIMPLE.at(Duration.ofSeconds(10))).isEqualTo(NOON.plus(Duration.ofHours(10)));
        assertThat(SIMPLE.at(Duration.ofSeconds(70))).isEqualTo(NOON.plus(Duration.ofHours(11)));
    }

    @Test
    void neverGoesBack() {
        assertThat(LongStream.range(0, 4_000).mapToObj(tenths -> DEMO.at(Duration.ofMillis(100 * tenths))))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 99_000, 105_000, 150_500, 249_999, 400_000})
    void untilIsTheInverse(long millis) {
        Duration elapsed = Duration.ofMillis(millis);
        assertThat(DEMO.until(DEMO.at(elapsed))).isBetween(elapsed.minusMillis(1), elapsed.plusMillis(1));
    }

    @Test
    void theDemoTellsItsWholeStoryInFiveMinutes() {
        Incident crisis = Scenario.demo().incidents().get(0);
        assertThat(DEMO.start()).isEqualTo(Scenario.demo().start().plus(Duration.ofDays(1)));
        assertThat(DEMO.until(crisis.start())).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120));
        assertThat(DEMO.until(crisis.end().plus(Duration.ofHours(8)))).isLessThan(Duration.ofSeconds(255));
    }

    @Test
    void theCrisisRunsSlowlyEnoughToPage() {
        Instant opening = Scenario.demo().incidents().get(0).start();
        Duration inFiveSeconds =
                Duration.between(opening, DEMO.at(DEMO.until(opening).plusSeconds(5)));
        assertThat(inFiveSeconds).isLessThan(Duration.ofMinutes(60));
    }
}
