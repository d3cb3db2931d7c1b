package dev.grapevine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReputationTest {

    private static Tally heard(long negative, long neutral, long positive, long rated, double stars) {
        long all = negative + neutral + positive;
        return new Tally(all, all, all, negative, neutral, positive, 0, 0, 0, 0, rated, stars);
    }

    @Test
    void everyFactorSaysWhatItAdds() {
        Reputation score = Reputation.of(heard(2, 4, 4, 5, 20)).orElseThrow();
        assertThat(score.mood()).isCloseTo(30, within(1e-9));
        assertThat(score.calm()).isCloseTo(16, within(1e-9));
        assertThat(score.stars().orElseThrow()).isCloseTo(22.5, within(1e-9));
        assertThat(score.score()).isCloseTo(68.5, within(1e-9));
    }

    @Test
    void theScoreGoesFromNothingToAHundred() {
        assertThat(Reputation.of(heard(10, 0, 0, 2, 2)).orElseThrow().score()).isZero();
        assertThat(Reputation.of(heard(0, 0, 10, 2, 10)).orElseThrow().score()).isEqualTo(100);
    }

    @Test
    void withoutRatingsTheOthersShareTheirPoints() {
        Reputation score = Reputation.of(heard(0, 0, 10, 0, 0)).orElseThrow();
        assertThat(score.stars()).isEmpty();
        assertThat(score.score()).isCloseTo(100, within(1e-9));
    }

    @Test
    void aDividedBrandStandsBelowOneThatNobodyMinds() {
        double divided = Reputation.of(heard(5, 0, 5, 0, 0)).orElseThrow().score();
        double ignored = Reputation.of(heard(0, 10, 0, 0, 0)).orElseThrow().score();
        assertThat(divided).isLessThan(ignored);
    }

    @Test
    void silenceHasNoScore() {
        assertThat(Reputation.of(Tally.NONE)).isEmpty();
    }
}
