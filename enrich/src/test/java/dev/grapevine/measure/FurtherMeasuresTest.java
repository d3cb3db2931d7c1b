package dev.grapevine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FurtherMeasuresTest {

    @Test
    void equallyManyExperiencesGiveTheSurveysRatio() {
        assertThat(0.60 / 0.57).isCloseTo(WordOfMouth.TOLD, within(0.005));
        assertThat(0.31 / 0.28).isCloseTo(WordOfMouth.WRITTEN, within(0.005));
        assertThat(0.20 / 0.18).isCloseTo(WordOfMouth.WRITTEN, within(0.005));
        assertThat(new WordOfMouth(100, 111).againstReference().orElseThrow()).isCloseTo(1, within(1e-9));
    }

    @Test
    void fiveBadExperiencesStandBehindEachBadReview() {
        WordOfMouth panel = new WordOfMouth(40, 20);
        assertThat(panel.badPerGood()).hasValue(0.5);
        assertThat(panel.badExperiences()).isEqualTo(100);
        assertThat(new WordOfMouth(0, 20).badPerGood()).isEmpty();
    }

    @Test
    void halfWereAnsweredSoonerThanTheMedian() {
        ResponseTime answers = new ResponseTime(
                List.of(Duration.ofHours(9), Duration.ofMinutes(-3), Duration.ofHours(1), Duration.ofHours(2)), 4);
        assertThat(answers.median()).contains(Duration.ofHours(1));
        assertThat(answers.waits().get(0)).isEqualTo(Duration.ZERO);
        assertThat(answers.answered()).contains(0.5);
    }

    @Test
    void whereNobodyWaitsThereIsNoResponseTime() {
        ResponseTime none = new ResponseTime(List.of(), 0);
        assertThat(none.median()).isEmpty();
        assertThat(none.answered()).isEmpty();
        assertThatThrownBy(() -> new ResponseTime(List.of(), -1)).hasMessageContaining("-1");
    }

    @Test
    void halvesCountUpToTheNextStar() {
        assertThat(Stars.of(List.of(1.0, 1.4, 1.5, 3.0, 4.5, 5.0)).counts()).containsExactly(2L, 1L, 1L, 0L, 2L);
        assertThatThrownBy(() -> new Stars(List.of(1L))).hasMessageContaining("5 counts");
    }
}
