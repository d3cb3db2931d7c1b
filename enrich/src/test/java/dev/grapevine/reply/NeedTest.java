package dev.grapevine.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.json.Contracts;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Rating;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NeedTest {

    private static final EnrichedMention PLAIN = Contracts.enriched().toBuilder()
            .intent("complaint")
            .urgency("low")
            .author(null)
            .engagement(null)
            .rating(null)
            .build();

    @Test
    void whoLeavesComesBeforeWhoAsksBeforeWhoComplains() {
        assertThat(points("churn")).isGreaterThan(points("help"));
        assertThat(points("help")).isGreaterThan(points("question"));
        assertThat(points("question")).isGreaterThan(points("complaint"));
        assertThat(points("complaint")).isGreaterThan(points("comparison"));
    }

    @Test
    void praiseWaitsForNobody() {
        assertThat(Need.asks(PLAIN)).isTrue();
        assertThat(Need.asks(PLAIN.toBuilder().intent("praise").build())).isFalse();
        assertThat(Need.asks(PLAIN.toBuilder().intent(null).build())).isFalse();
    }

    @Test
    void anUrgentComplaintComesBeforeAQuestion() {
        assertThat(need(PLAIN.toBuilder().urgency("high").build()).points()).isGreaterThan(points("question"));
    }

    @Test
    void everyReasonIsTold() {
        EnrichedMention loud = PLAIN.toBuilder()
                .urgency("high")
                .author(new Author("a", "Ann", 12_000L, true))
                .rating(new Rating(1.0, 5.0, 1.0, false))
                .build();
        assertThat(Need.of(loud, loud.eventTime().plus(Duration.ofHours(3))).reasons())
                .containsExactly(
                        "complains",
                        "high urgency",
                        "negative",
                        "few stars",
                        "12,000 followers",
                        "verified",
                        "waits for 3 hours");
    }

    @Test
    void waitingCountsButDoesNotTurnTheOrderAround() {
        Need old = Need.of(PLAIN, PLAIN.eventTime().plus(Duration.ofDays(30)));
        assertThat(old.points()).isGreaterThan(need(PLAIN).points()).isLessThan(points("churn"));
        assertThat(old.reasons()).contains("waits for 30 days");
    }

    private static int points(String intent) {
        return need(PLAIN.toBuilder().intent(intent).build()).points();
    }

    private static Need need(EnrichedMention mention) {
        return Need.of(mention, mention.eventTime());
    }
}
