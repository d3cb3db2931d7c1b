package dev.grapevine.ingest.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.Sample;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.mention.Aggregate;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Rating;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewParserTest {

    private static final String JSON_LD = """
            <html><script type="application/ld+json">
            /* by the shop */ {"@context":"https://schema.org","@type":"Product","name":"Kettle","brand":{"name":"Acme"},
            "aggregateRating":{"@type":"AggregateRating","ratingValue":"4,1","reviewCount":"1,312"},
            "review":[{"@type":"Review","author":{"@type":"Person","name":"Ann"},"datePublished":"2026-03-01",
            "reviewBody":"It leaks
            badly.","reviewRating":{"@type":"Rating","ratingValue":2,"bestRating":"5","worstRating":"1"},},]};
            </script></html>
            """;

    private static final String MICRODATA = """
            <div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Kettle</h1>
            <span itemprop="brand" itemscope><i itemprop="name">Acme</i></span>
            <p itemprop="aggregateRating" itemscope><b itemprop="ratingValue">4,1</b> of <b itemprop="reviewCount">1,312</b></p>
            <div itemprop="review" itemscope itemtype="https://schema.org/Review">
            <p itemprop="author" itemscope><i itemprop="name">Ann</i></p><meta itemprop="datePublished" content="2026-03-01">
            <span itemprop="reviewRating" itemscope><meta itemprop="ratingValue" content="2"><meta itemprop="bestRating" content="5">
            <meta itemprop="worstRating" content="1"></span><p itemprop="reviewBody">It leaks badly.</p></div></div>
            """;

    private static final String RDFA = MICRODATA
            .replace("itemprop=\"review\" itemscope itemtype=", "property=\"review\" typeof=")
            .replace("itemscope itemtype=", "typeof=")
            .replace("itemscope", "typeof=\"Thing\"")
            .replace("itemprop", "property");

    private final ReviewParser parser = new ReviewParser();

    @Test
    void averageIsAnEventOfItsOwn() {
        Parsed parsed = Sample.parse(parser, JSON_LD);

        assertThat(parsed.average()).isNotNull().satisfies(average -> {
            assertThat(average.aggregate()).isEqualTo(new Aggregate(4.1, 1312));
            assertThat(average.title()).isEqualTo("Kettle");
            assertThat(average.rating()).isNull();
            assertThat(average.nativeId()).isEqualTo(Sample.URL + " average 2026-03-02");
        });
        assertThat(parsed.events()).hasSize(2);
    }

    @Test
    void averageOfNoRatingsIsNone() {
        assertThat(Sample.parse(parser, """
                <div itemscope itemtype="https://schema.org/Book"><p itemprop="aggregateRating" itemscope>
                <b itemprop="ratingValue">0</b><b itemprop="reviewCount">0</b></p></div>""").aggregate()).isNull();
    }

    @Test
    void averageThatIsOnlyShownIsReadToo() {
        assertThat(Sample.parse(parser, "<div data-mv-create-rating='4.9' data-mv-create-total-ratings='1,208'></div>")
                        .aggregate())
                .isEqualTo(new Aggregate(4.9, 1208));
        assertThat(Sample.parse(parser, """
                <p class="hreview-aggregate"><span class="rating"><i class="average">4,5</i></span> by <i class="votes">12</i></p>
                """).aggregate()).isEqualTo(new Aggregate(4.5, 12));
    }

    @Test
    void allThreeSyntaxesSayTheSame() {
        for (String page : List.of(JSON_LD, MICRODATA, RDFA)) {
            List<Mention> mentions = Sample.mentions(parser, page);
            assertThat(mentions).hasSize(1);
            Mention review = mentions.get(0);
            assertThat(String.valueOf(review.text())).isEqualToNormalizingWhitespace("It leaks badly.");
            assertThat(review.author()).extracting(Author::name).isEqualTo("Ann");
            assertThat(review.published()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
            assertThat(review.rating()).isEqualTo(new Rating(2, 5, 1, false));
            assertThat(review.item())
                    .isNotNull()
                    .extracting(Item::name, Item::brand)
                    .containsExactly("Kettle", "Acme");
            assertThat(review.aggregate()).isEqualTo(new Aggregate(4.1, 1312));
        }
    }

    @Test
    void missingScaleIsAssumedAndSaid() {
        assertThat(rating("\"ratingValue\":4")).isEqualTo(new Rating(4, 5, 1, true));
        assertThat(rating("\"ratingValue\":8,\"bestRating\":10")).isEqualTo(new Rating(8, 10, 1, true));
        assertThat(rating("\"ratingValue\":0.5")).isEqualTo(new Rating(0.5, 5, 0, true));
    }

    @Test
    void impossibleRatingIsNoRatingButTheReviewStays() {
        for (String rating : List.of(
                "\"ratingValue\":6",
                "\"ratingValue\":\"NaN\"",
                "\"ratingValue\":-1",
                "\"ratingValue\":3,\"bestRating\":1,\"worstRating\":5",
                "\"ratingValue\":{\"a\":[]}")) {
            assertThat(rating(rating)).as(rating).isNull();
        }
    }

    @Test
    void referencesInCirclesComeToAnEnd() {
        Parsed parsed = Sample.parse(parser, """
                <div itemscope itemtype="https://schema.org/Review" itemref="a"><p itemprop="reviewBody">Leaks.</p></div>
                <div id="a" itemprop="itemReviewed" itemscope itemref="b"></div>
                <div id="b" itemprop="review" itemscope itemref="a"></div>""");

        assertThat(parsed.intakes()).isNotEmpty();
    }

    @Test
    void scriptNestedWithoutEndIsLeftOutAndTheOthersAreRead() {
        String deep = "<script type='application/ld+json'>" + "{\"review\":[".repeat(20_000) + "]}".repeat(20_000)
                + "</script>";
        String plain = "<script type='application/ld+json'>{\"@type\":\"Review\",\"reviewBody\":\"Leaks.\"}</script>";

        assertThat(Sample.mentions(parser, deep + plain)).hasSize(1);
    }

    @Test
    void aReviewKeepsItsIdWhenItIsEdited() {
        Mention before = Sample.mentions(parser, JSON_LD).get(0);
        Mention after =
                Sample.mentions(parser, JSON_LD.replace("leaks", "leaked")).get(0);

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.text()).isNotEqualTo(before.text());
    }

    @Test
    void graphIsReadOnceAndReferencesAreFollowed() {
        List<Mention> mentions = Sample.mentions(parser, """
                <script type="application/ld+json">{"@graph":[{"@id":"#p","@type":"Product","name":"Kettle"},
                {"@type":"Review","itemReviewed":{"@id":"#p"},"reviewBody":"Fine."}]}</script>""");

        assertThat(mentions).hasSize(1);
        assertThat(mentions.get(0).item()).isNotNull().extracting(Item::name).isEqualTo("Kettle");
    }

    private static String page(String rating) {
        return "<script type='application/ld+json'>{\"@type\":\"Review\",\"reviewBody\":\"Fine.\",\"reviewRating\":{"
                + rating + "}}</script>";
    }

    private @Nullable Rating rating(String rating) {
        return Sample.mentions(parser, page(rating)).get(0).rating();
    }
}
