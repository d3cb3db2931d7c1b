package dev.grapevine.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.grapevine.json.Json;
import org.junit.jupiter.api.Test;

class SentimentTest {

    private static final Sentiment COMPLAINT = Sentiment.of(Label.NEGATIVE, 0.8, 0.1, 0.1, "test/1");

    @Test
    void anEmotionStandsOnlyBesideTheLabelItBelongsTo() {
        assertThat(COMPLAINT.feltWith(Emotion.ANGER).emotion()).isEqualTo(Emotion.ANGER);
        assertThat(COMPLAINT.feltWith(Emotion.JOY).emotion()).isNull();
        assertThat(Sentiment.unscored("empty", "test/1").feltWith(Emotion.JOY).emotion())
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sentiment(Label.NEGATIVE, 0.8, 0.1, 0.1, "test/1", null, null, Emotion.OPTIMISM));
    }

    @Test
    void anEmotionSurvivesJsonAndDocumentsFromBeforeHaveNone() throws Exception {
        String json = Json.json().writeValueAsString(COMPLAINT.feltWith(Emotion.SADNESS));

        assertThat(json).contains("\"emotion\":\"sadness\"");
        assertThat(Json.json().readValue(json, Sentiment.class)).isEqualTo(COMPLAINT.feltWith(Emotion.SADNESS));
        assertThat(Json.json()
                        .readValue(
                                "{\"label\":\"negative\",\"negative\":0.8,\"neutral\":0.1,\"positive\":0.1,"
                                        + "\"engine\":\"test/1\"}",
                                Sentiment.class))
                .isEqualTo(COMPLAINT);
    }

    @Test
    void whyNobodyLookedMoreThoroughlyIsSaidOnce() {
        assertThat(COMPLAINT.hasty("budget").engine()).isEqualTo("test/1 (budget)");
        assertThat(COMPLAINT.hasty("budget").hasty("timeout").engine()).isEqualTo("test/1 (budget)");
        assertThat(Sentiment.unscored("empty", "test/1").hasty("budget").engine())
                .isEqualTo("test/1");
    }
}
