package dev.grapevine.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.mention.Rating;
import dev.grapevine.sentiment.Emotion;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import org.junit.jupiter.api.Test;

class RatedSentimentTest {

    private static final Sentiment UNSURE = Sentiment.of(Label.NEUTRAL, 0.3, 0.4, 0.3, "test/1");
    private static final Sentiment COMPLAINT = Sentiment.of(Label.NEGATIVE, 0.8, 0.1, 0.1, "test/1");

    @Test
    void starsInformWordsThatAreUnsure() {
        Sentiment good = RatedSentiment.of(UNSURE, stars(5));

        assertThat(good.label()).isEqualTo(Label.POSITIVE);
        assertThat(good.stars()).isEqualTo(Sentiment.AGREE);
        assertThat(good.engine()).isEqualTo("test/1+rating");
        assertThat(good.negative() + good.neutral() + good.positive()).isBetween(0.999, 1.001);
        assertThat(RatedSentiment.of(UNSURE, stars(1)).label()).isEqualTo(Label.NEGATIVE);
        assertThat(RatedSentiment.of(UNSURE, stars(3)).label()).isEqualTo(Label.NEUTRAL);
    }

    @Test
    void fiveStarsAboveAComplaintAreFlagged() {
        Sentiment flagged = RatedSentiment.of(COMPLAINT, stars(5));

        assertThat(flagged.label()).isEqualTo(Label.NEGATIVE);
        assertThat(flagged.stars()).isEqualTo(Sentiment.CONTRADICT);
        assertThat(RatedSentiment.of(COMPLAINT, stars(1)).stars()).isEqualTo(Sentiment.AGREE);
        assertThat(RatedSentiment.of(COMPLAINT, new Rating(5, 5, 1, true)).stars())
                .isNull();
    }

    @Test
    void anEmotionStaysWhereTheStarsLeaveTheLabel() {
        Sentiment angry = COMPLAINT.feltWith(Emotion.ANGER);

        assertThat(RatedSentiment.of(angry, stars(1)).emotion()).isEqualTo(Emotion.ANGER);
        assertThat(RatedSentiment.of(angry, stars(5)).emotion()).isEqualTo(Emotion.ANGER);
        assertThat(RatedSentiment.of(angry, stars(3)).emotion()).isEqualTo(Emotion.ANGER);
    }

    @Test
    void wordsThatCannotBeScoredLeaveTheStars() {
        Sentiment answer = RatedSentiment.of(Sentiment.unscored("language", "test/1"), stars(2));

        assertThat(answer.label()).isEqualTo(Label.NEGATIVE);
        assertThat(answer.engine()).isEqualTo("rating");
    }

    private static Rating stars(double value) {
        return new Rating(value, 5, 1, false);
    }
}
