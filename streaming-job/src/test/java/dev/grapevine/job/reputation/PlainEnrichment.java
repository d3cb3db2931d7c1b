package dev.grapevine.job.reputation;

import dev.grapevine.brand.Brand;
import dev.grapevine.correction.Corrections;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.mention.Mention;
import dev.grapevine.sentiment.Sentiment;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** {@link PlainEnricher} behind the job's interface; some words make it misbehave. */
final class PlainEnrichment implements Enrichment {

    static final String THROWS = "throws";
    static final String OVERFLOWS = "overflows";
    static final String HANGS = "hangs";
    static final String UNMATCHABLE = "unmatchable";
    static final String BAD_QUERY = "(";

    private final PlainEnricher enricher;
    private Corrections corrections = Corrections.NONE;

    private PlainEnrichment(Collection<Brand> brands) {
        brands.stream()
                .filter(brand -> brand.query().equals(BAD_QUERY))
                .findAny()
                .ifPresent(brand -> {
                    throw new IllegalArgumentException("query of " + brand.id());
                });
        enricher = new PlainEnricher(brands.stream().map(Brand::id).toList());
    }

    static Enrichment of(Collection<Brand> brands) {
        return new PlainEnrichment(brands);
    }

    static Brand brand(String id) {
        return brand(id, id);
    }

    static Brand brand(String id, String query) {
        return new Brand(id, id, query, false, null, null, null, null, null, null);
    }

    @Override
    public List<EnrichedMention> enrich(Mention mention) {
        String words = mention.words();
        if (words.contains(THROWS) || words.contains(UNMATCHABLE)) {
            throw new IllegalStateException("as asked");
        }
        if (words.contains(OVERFLOWS)) {
            return List.of(overflow(mention, 0));
        }
        if (words.contains(HANGS)) {
            hang();
        }
        return enricher.enrich(mention).stream().map(this::relabelled).toList();
    }

    @Override
    public void correct(Corrections others) {
        corrections = others;
    }

    private EnrichedMention relabelled(EnrichedMention document) {
        return corrections
                .relabel(document.mention().id(), document.brand())
                .map(by -> document.toBuilder()
                        .sentiment(Sentiment.of(Objects.requireNonNull(by.label()), 0, 1, 0, "correction"))
                        .build())
                .orElse(document);
    }

    @Override
    public List<EnrichedMention> enrichUnscored(Mention mention, String reason) {
        if (mention.words().contains(UNMATCHABLE)) {
            throw new IllegalStateException("as asked");
        }
        return enricher.enrich(mention).stream()
                .map(document -> unscored(document, reason))
                .toList();
    }

    @Override
    public void close() {}

    @SuppressWarnings("InfiniteRecursion") // that is what is tried
    private static EnrichedMention overflow(Mention mention, int depth) {
        return depth < 0 ? PlainEnrichment.overflow(mention, 0) : overflow(mention, depth + 1);
    }

    /** Deaf to interruption, like a hung native call. */
    private static void hang() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static EnrichedMention unscored(EnrichedMention document, String reason) {
        return document.toBuilder()
                .sentiment(Sentiment.unscored(reason, "plain/1"))
                .build();
    }
}
