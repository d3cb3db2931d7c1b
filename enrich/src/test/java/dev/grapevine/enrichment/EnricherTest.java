package dev.grapevine.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brands;
import dev.grapevine.brand.LuceneBrandMatcher;
import dev.grapevine.mention.Aggregate;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Item;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Mentions;
import dev.grapevine.mention.Rating;
import dev.grapevine.rollup.Tally;
import dev.grapevine.sentiment.Emotion;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnricherTest {

    private static final Brand ACME = Brands.withOwn(
            "acme", "acme NEAR/5 (phone OR support) OR @acme", List.of("@acme"), List.of("acme.example"));
    private static final Brand BETA = Brands.of("beta", "beta");

    private final LuceneBrandMatcher matcher = LuceneBrandMatcher.of(List.of(BETA, ACME));
    private final WordListAnalyzer analyzer = new WordListAnalyzer();
    private final Enricher enricher = new Enricher(matcher, analyzer);

    @AfterEach
    void close() {
        matcher.close();
    }

    @Test
    void eachBrandGetsADocumentAndOneOfThemIsPrimary() {
        List<EnrichedMention> documents =
                enricher.enrich(Mentions.post("1", "beta is no @acme").build());
        assertThat(documents).extracting(EnrichedMention::brand).containsExactly("acme", "beta");
        assertThat(documents)
                .extracting(document -> document.mention().primary())
                .containsExactly(true, false);
    }

    @Test
    void anAverageThatAPageStatesOfItselfIsInNoCountButItsReviewsAre() {
        Aggregate average = new Aggregate(4.1, 312);
        Mention review =
                Mentions.post("1", "The acme phone is bad").aggregate(average).build();
        Mention page = Mentions.post("2", "")
                .text(null)
                .title("Beta phone")
                .aggregate(average)
                .item(new Item("Product", "Beta phone", "Beta", null))
                .build();
        assertThat(enricher.enrich(review)).extracting(EnrichedMention::own).containsExactly(false);
        assertThat(enricher.enrich(page)).extracting(EnrichedMention::own).containsExactly(true);
        assertThat(Tally.of(Recount.created(enricher.enrich(page).get(0)))).isEmpty();
    }

    @Test
    void whatMatchesNoBrandHasNoDocument() {
        assertThat(enricher.enrich(Mentions.post("1", "nothing").build())).isEmpty();
    }

    @Test
    void aDeletionIsNotEnriched() {
        assertThat(enricher.enrich(Mentions.deletion("1", Mentions.NOON))).isEmpty();
    }

    @Test
    void theSentimentIsTowardsTheBrandNotTowardsTheWordsBesideIt() {
        one(Mentions.post("1", "The acme phone is bad").build());
        assertThat(analyzer.targets).containsExactly(new SentimentAnalyzer.Target("acme", 4, 8));
    }

    @Test
    void titleAndTextAreScoredTogether() {
        one(Mentions.post("1", "my acme phone").title("Never @acme").build());
        assertThat(analyzer.text).isEqualTo("Never @acme\nmy acme phone");
        assertThat(analyzer.targets).extracting(SentimentAnalyzer.Target::start).containsExactly(6, 15);
    }

    @Test
    void whatIsBadHereAndGoodThereIsMixed() {
        EnrichedMention document =
                one(Mentions.post("1", "bad @acme, good @acme").build());
        assertThat(document.sentiment()).isEqualTo(Sentiment.of(Label.MIXED, 0.5, 0, 0.5, "words/1"));
    }

    @Test
    void theEmotionOfTheWholeStandsBesideTheLabelItBelongsTo() {
        EnrichedMention blamed = one(Mentions.post("1", "furious: bad @acme").build());
        EnrichedMention praised = one(
                Mentions.post("1", "furious about the bad rest, but good @acme").build());

        assertThat(blamed.sentiment()).extracting(Sentiment::emotion).isEqualTo(Emotion.ANGER);
        assertThat(praised.sentiment()).extracting(Sentiment::label).isEqualTo(Label.POSITIVE);
        assertThat(praised.sentiment()).extracting(Sentiment::emotion).isNull();
    }

    @Test
    void anUnknownLanguageIsCalledSo() {
        one(Mentions.post("1", "@acme").language(null).build());
        assertThat(analyzer.language).isEqualTo("und");
    }

    @Test
    void anEngineThatThrowsLeavesTheMentionUnscored() {
        EnrichedMention document = one(Mentions.post("1", "@acme overflow").build());
        assertThat(document.sentiment()).isEqualTo(Sentiment.unscored("error", "words/1"));
    }

    @ParameterizedTest
    @CsvSource({"1, NEGATIVE", "2, NEGATIVE", "3, NEUTRAL", "4, POSITIVE", "5, POSITIVE"})
    void aRatingWithoutWordsSpeaksForItself(double stars, Label label) {
        LuceneBrandMatcher bySite = LuceneBrandMatcher.of(List.of(Brands.of("acme", "site:shop.example")));
        Mention mention = Mentions.post("1", "")
                .url("https://www.shop.example/acme")
                .rating(new Rating(stars, 5, 1, false))
                .build();
        EnrichedMention document =
                new Enricher(bySite, analyzer).enrich(mention).get(0);
        assertThat(document.sentiment())
                .extracting(Sentiment::label, Sentiment::engine)
                .containsExactly(label, "rating");
        assertThat(document.site()).isEqualTo("shop.example");
        bySite.close();
    }

    @Test
    void theBrandsOwnAccountsAndSitesAreItsOwnVoice() {
        Author itself = new Author("x", "ACME", null, true);
        assertThat(one(Mentions.post("1", "@acme").author(itself).build()).own())
                .isTrue();
        assertThat(one(Mentions.post("1", "@acme")
                                .url("https://www.blog.acme.example/1")
                                .build())
                        .own())
                .isTrue();
        assertThat(one(Mentions.post("1", "@acme")
                                .url("https://notacme.example/1")
                                .build())
                        .own())
                .isFalse();
    }

    @Test
    void theVoiceIsTheAuthorOrElseTheMention() {
        Mention anonymous = Mentions.post("1", "@acme").author(null).build();
        assertThat(one(anonymous).voice().id()).isEqualTo(anonymous.id());
        assertThat(one(Mentions.post("2", "@acme").build()).voice().id()).isEqualTo("author-2");
    }

    @Test
    void copiesTellTheSameStory() {
        String first =
                one(Mentions.post("1", "My @acme phone burns!").build()).story().id();
        String copy = one(Mentions.post("2", "RT @ann: my @Acme phone BURNS https://t.example/x")
                        .build())
                .story()
                .id();
        assertThat(copy).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noTextMakesItThrow(long seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "@",
            "#",
            "acme",
            "'s",
            "\ud83d",
            "\ude21",
            "https://",
            "www.",
            "\u0000",
            "\u200b",
            "\u0301",
            ".",
            "\n",
            "RT ",
            " ",
            "%",
            "[",
            "\u3042",
            "\uff03",
            "_",
            "9",
            "\u0130",
            "phone"
        };
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Mention mention = Mentions.post("1", text + " @acme")
                    .url(text.toString())
                    .title(text.toString())
                    .build();
            assertThat(enricher.enrich(mention)).isNotEmpty();
        }
    }

    @Test
    void aTextAtTheLimitIsEnriched() {
        assertThat(enricher.enrich(
                        Mentions.post("1", "acme @a ".repeat(100_000)).build()))
                .isEmpty();
        assertThat(enricher.enrich(
                        Mentions.post("1", "acme phone ".repeat(50_000)).build()))
                .hasSize(1);
        assertThat(enricher.enrich(Mentions.post("1", "@acme" + "x".repeat(500_000) + " @acme")
                        .build()))
                .hasSize(1);
    }

    private EnrichedMention one(Mention mention) {
        List<EnrichedMention> documents = enricher.enrich(mention);
        assertThat(documents).hasSize(1);
        return documents.get(0);
    }

    /** Feels what stands in the five characters before a target. */
    private static final class WordListAnalyzer implements SentimentAnalyzer {

        private String text = "";
        private String language = "";
        private List<Target> targets = List.of();

        @Override
        public String engine() {
            return "words/1";
        }

        @Override
        public Scored score(String text, String language, List<Target> targets) {
            this.text = text;
            this.language = language;
            this.targets = targets;
            if (text.contains("overflow")) {
                throw new IllegalStateException("a fault");
            }
            return new Scored(
                    feel(text).feltWith(text.contains("furious") ? Emotion.ANGER : null),
                    targets.stream()
                            .map(target -> feel(text.substring(Math.max(0, target.start() - 5), target.start())))
                            .toList());
        }

        private Sentiment feel(String words) {
            if (words.contains("bad")) {
                return Sentiment.of(Label.NEGATIVE, 1, 0, 0, engine());
            }
            return words.contains("good")
                    ? Sentiment.of(Label.POSITIVE, 0, 0, 1, engine())
                    : Sentiment.of(Label.NEUTRAL, 0, 1, 0, engine());
        }
    }
}
