package dev.grapevine.enrichment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.brand.Brands;
import dev.grapevine.brand.LuceneBrandMatcher;
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
        assertThat(documents).isEqualTo(enricher.enrich(mention));
        assertThat(documents).hasSize(2);
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
