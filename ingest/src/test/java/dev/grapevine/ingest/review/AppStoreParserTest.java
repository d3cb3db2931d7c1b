package dev.grapevine.ingest.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.Sample;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Rating;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppStoreParserTest {

    private static final String REVIEW = """
            {"id":{"label":"77"},"author":{"name":{"label":"ann"}},"im:rating":{"label":"%s"},"title":{"label":"Leaks"},
            "content":{"label":"It leaks badly."}%s}""";

    private final AppStoreParser parser = new AppStoreParser();

    @Test
    void reviewsAreReadAndTheAppIsWhatTheyAreAbout() {
        String app = "{\"im:name\":{\"label\":\"Kettle\"},\"im:artist\":{\"label\":\"Acme\"}}";
        String dated = REVIEW.formatted("2", ",\"updated\":{\"label\":\"2026-03-02T02:15:00-07:00\"}");

        Mention review = one("[" + app + "," + dated + "]");

        assertThat(review.nativeId()).isEqualTo("77");
        assertThat(review.title()).isEqualTo("Leaks");
        assertThat(review.text()).isEqualTo("It leaks badly.");
        assertThat(review.rating()).isEqualTo(new Rating(2, 5, 1, false));
        assertThat(review.published()).isEqualTo(Instant.parse("2026-03-02T09:15:00Z"));
        assertThat(review.item())
                .isNotNull()
                .extracting(Item::name, Item::brand)
                .containsExactly("Kettle", "Acme");
    }

    @Test
    void singleEntryWithoutADateIsReadToo() {
        assertThat(one(REVIEW.formatted("5", "")).published()).isNull();
    }

    @Test
    void ratingBeyondTheScaleIsLeftOut() {
        assertThat(one(REVIEW.formatted("6", "")).rating()).isNull();
    }

    @Test
    void appWithoutReviewsBringsNothing() {
        assertThat(Sample.parse(parser, "{\"feed\":{\"title\":{}}}").intakes()).isEmpty();
        assertThat(Sample.parse(parser, "Bad Request").error()).contains("not a list");
    }

    private Mention one(String entries) {
        List<Mention> mentions = Sample.mentions(parser, "{\"feed\":{\"entry\":" + entries + "}}");
        assertThat(mentions).hasSize(1);
        return mentions.get(0);
    }
}
