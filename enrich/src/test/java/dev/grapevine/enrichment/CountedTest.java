package dev.grapevine.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.mention.Aggregate;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Rating;
import dev.grapevine.mention.SourceType;
import dev.grapevine.rollup.Tally;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountedTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static EnrichedMention review(Rating rating) {
        Mention mention = Mention.builder("kitbag", "tarn")
                .sourceType(SourceType.REVIEW)
                .source("kitbag")
                .published(NOON)
                .fetched(NOON)
                .aggregate(new Aggregate(4.1, 312))
                .rating(rating)
                .build();
        return EnrichedMention.of(mention, "acme").build();
    }

    @Test
    void aRatingCountsInStarsWhateverItsScale() {
        EnrichedMention rated = review(new Rating(10, 10, 0, false));
        assertThat(rated.stars()).isEqualTo(5);
        assertThat(Tally.of(Recount.created(rated)).get(0).stars()).isEqualTo(5);
    }
}
