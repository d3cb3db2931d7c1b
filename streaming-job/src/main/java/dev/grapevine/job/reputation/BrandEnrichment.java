package dev.grapevine.job.reputation;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.ChangingMatcher;
import dev.grapevine.correction.Corrections;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Enricher;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.sentiment.Analyzers;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The enrichment that the product runs: the brands' queries and the sentiment engine, both shared in the JVM. */
final class BrandEnrichment implements Enrichment {

    private final ChangingMatcher matcher;
    private final SentimentAnalyzer analyzer;
    private final @Nullable Pseudonyms pseudonyms;
    private Enricher enricher;
    private Corrections corrections = Corrections.NONE;

    private BrandEnrichment(
            ChangingMatcher matcher, SentimentAnalyzer analyzer, @Nullable Pseudonyms pseudonyms, Enricher enricher) {
        this.matcher = matcher;
        this.analyzer = analyzer;
        this.pseudonyms = pseudonyms;
        this.enricher = enricher;
    }

    /** @param key of the pseudonyms, without which accounts are known by their shown names only */
    static Enrichment.Factory factory(Optional<String> key) {
        String known = key.orElse("");
        return brands -> open(brands, known.isBlank() ? null : new Pseudonyms(known));
    }

    private static Enrichment open(Collection<Brand> brands, @Nullable Pseudonyms pseudonyms) {
        ChangingMatcher matcher = ChangingMatcher.of(brands, pseudonyms);
        SentimentAnalyzer analyzer = Analyzers.shared();
        return new BrandEnrichment(matcher, analyzer, pseudonyms, new Enricher(matcher, analyzer, pseudonyms));
    }

    @Override
    public void correct(Corrections others) {
        corrections = others;
        enricher = enricher.with(others);
    }

    @Override
    public Optional<Enrichment> changed(Collection<Brand> brands) {
        ChangingMatcher others = matcher.changed(brands);
        return Optional.of(new BrandEnrichment(others, analyzer, pseudonyms, enricher.with(others)));
    }

    @Override
    public List<EnrichedMention> enrich(Mention mention) {
        return enricher.enrich(mention);
    }

    @Override
    public List<EnrichedMention> enrichUnscored(Mention mention, String reason) {
        return new Enricher(matcher, new Silent(analyzer.engine(), reason), pseudonyms)
                .with(corrections)
                .enrich(mention);
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
