package dev.grapevine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Tally DAY = new Tally(12, 10, 9, 6, 1, 2, 1, 2, 5_000, 40, 4, 14);

    @Test
    void netSentimentCountsMixedMentionsInTheDenominatorOnly() {
        assertThat(DAY.netSentiment()).hasValue((2.0 - 6) / 10);
    }

    @Test
    void unscoredMentionsChangeNoShare() {
        Tally moreUnscored = new Tally(99, 10, 9, 6, 1, 2, 1, 89, 5_000, 40, 4, 14);
        assertThat(moreUnscored.negativeShare()).isEqualTo(DAY.negativeShare()).hasValue(0.6);
    }

    @Test
    void shareOfVoiceComparesUniqueStories() {
        Tally rival = new Tally(500, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(DAY.shareOfVoice(rival).orElseThrow()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void starsAreAveragedOverRatedMentions() {
        assertThat(DAY.averageStars()).hasValue(3.5);
    }

    @Test
    void silenceIsNotABalance() {
        assertThat(Tally.NONE.netSentiment()).isEmpty();
        assertThat(Tally.NONE.negativeShare()).isEmpty();
        assertThat(Tally.NONE.averageStars()).isEmpty();
        assertThat(Tally.NONE.shareOfVoice(Tally.NONE)).isEmpty();
    }

    @Test
    void talliesAddUp() {
        Tally two = DAY.plus(DAY);
        assertThat(two.mentions()).isEqualTo(24);
        assertThat(two.stars()).isEqualTo(28);
        assertThat(two.netSentiment()).isEqualTo(DAY.netSentiment());
    }
}
