package dev.grapevine.job.reputation;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.ChangingMatcher;
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

/** The enrichment that the product runs: stored queries and the sentiment engine that the JVM shares. */
final class BrandEnrichment implements Enrichment {

    private final ChangingMatcher matcher;
    private final SentimentAnalyzer analyzer;
    private final @Nullable Pseudonyms pseudonyms;
    private final Enricher enricher;

    private BrandEnrichment(ChangingMatcher matcher, SentimentAnalyzer analyzer, @Nullable Pseudonyms pseudonyms) {
        this.matcher = matcher;
        this.analyzer = analyzer;
        this.pseudonyms = pseudonyms;
        this.enricher = new Enricher(matcher, analyzer, pseudonyms);
    }

    /** @param key of the pseudonyms, without which accounts are known by their shown names only */
    static Enrichment.Factory factory(Optional<String> key) {
        String known = key.orElse("");
        return brands -> open(brands, known.isBlank() ? null : new Pseudonyms(known));
    }

    private static Enrichment open(Collection<Brand> brands, @Nullable Pseudonyms pseudonyms) {
        return new BrandEnrichment(ChangingMatcher.of(brands, pseudonyms), Analyzers.shared(), pseudonyms);
    }

    @Override
    public Optional<Enrichment> changed(Collection<Brand> brands) {
        return Optional.of(new BrandEnrichment(matcher.changed(brands), analyzer, pseudonyms));
    }

    @Override
    public List<EnrichedMention> enrich(Mention mention) {
        return enricher.enrich(mention);
    }

    @Override
    public List<EnrichedMention> enrichUnscored(Mention mention, String reason) {
        return new Enricher(matcher, new Silent(analyzer.engine(), reason), pseudonyms).enrich(mention);
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
