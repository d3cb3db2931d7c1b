package dev.grapevine.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brands;
import dev.grapevine.brand.LuceneBrandMatcher;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Enricher;
import dev.grapevine.json.Codec;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Mentions;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrichBatchTest {

    private final LuceneBrandMatcher matcher =
            LuceneBrandMatcher.of(List.of(Brands.of("acme", "acme"), Brands.of("beta", "beta")));
    private final Enricher enricher = new Enricher(matcher, new Silent());
    private final EnrichBatch batch = new EnrichBatch(enricher);

    @AfterEach
    void close() {
        matcher.close();
    }

    @Test
    void aMentionGivesALineForEachBrandItIsAbout() {
        Mention mention = Mentions.post("1", "acme or beta").build();
        List<EnrichedMention> documents = batch.lines(new String(MentionCodec.encode(mention), UTF_8))
                .map(line -> Codec.of(EnrichedMention.class).decode(line.getBytes(UTF_8)))
                .toList();
        assertThat(documents).extracting(EnrichedMention::brand).containsExactly("acme", "beta");
        assertThat(documents).allSatisfy(document -> {
            assertThat(document.story().first()).isTrue();
            assertThat(document.voice().role()).isEqualTo("first-time");
            assertThat(document.canonical()).isEqualTo("https://testnet.example/1");
        });
    }

    @Test
    void linesKnowThoseBeforeThem() {
        hear("1", "The battery of my acme phone caught fire in the kitchen today");
        EnrichedMention copy = hear("2", "RT @ann: The battery of my acme phone caught fire in the kitchen");
        assertThat(copy.story().first()).isFalse();
        assertThat(copy.aspects()).extracting(EnrichedMention.Aspect::name).contains("safety");
    }

    private EnrichedMention hear(String id, String text) {
        Mention mention = Mentions.post(id, text).build();
        return batch.lines(new String(MentionCodec.encode(mention), UTF_8))
                .map(line -> Codec.of(EnrichedMention.class).decode(line.getBytes(UTF_8)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLineThatIsNoMentionGivesTheReasonOfItsDeadLetter() {
        assertThat(batch.lines("{}")).singleElement().asString().contains("\"error\":\"MISSING_FIELD\"", "v: missing");
    }

    /** Scores nothing, as an engine does with a language that it does not know. */
    private static final class Silent implements SentimentAnalyzer {

        @Override
        public String engine() {
            return "silent/1";
        }

        @Override
        public Scored score(String text, String language, List<Target> targets) {
            Sentiment none = Sentiment.unscored("language", engine());
            return new Scored(none, targets.stream().map(target -> none).toList());
        }
    }
}
