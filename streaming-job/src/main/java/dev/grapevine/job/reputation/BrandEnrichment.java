package dev.grapevine.job.reputation;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandMatcher;
import dev.grapevine.brand.LuceneBrandMatcher;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Enricher;
import dev.grapevine.mention.Mention;
import dev.grapevine.sentiment.Analyzers;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.util.Collection;
import java.util.List;

/** The enrichment that the product runs: stored queries and the sentiment engine that the JVM shares. */
final class BrandEnrichment implements Enrichment {

    private final BrandMatcher matcher;
    private final SentimentAnalyzer analyzer;
    private final Enricher enricher;

    private BrandEnrichment(BrandMatcher matcher, SentimentAnalyzer analyzer) {
        this.matcher = matcher;
        this.analyzer = analyzer;
        this.enricher = new Enricher(matcher, analyzer);
    }

    /** @throws IllegalArgumentException if a brand's query cannot be used */
    static Enrichment of(Collection<Brand> brands) {
        return new BrandEnrichment(LuceneBrandMatcher.of(brands), Analyzers.shared());
    }

    @Override
    public List<EnrichedMention> enrich(Mention mention) {
        return enricher.enrich(mention);
    }

    @Override
    public List<EnrichedMention> enrichUnscored(Mention mention, String reason) {
        return new Enricher(matcher, new Silent(analyzer.engine(), reason)).enrich(mention);
    }

    @Override
    public void close() {
        matcher.close();
    }

    /** An analyzer that says nothing of any text, and why. */
    private record Silent(String engine, String reason) implements SentimentAnalyzer {

        @Override
        public Scored score(String text, String language, List<Target> targets) {
            Sentiment nothing = Sentiment.unscored(reason, engine);
            return new Scored(nothing, targets.stream().map(target -> nothing).toList());
        }
    }
}
