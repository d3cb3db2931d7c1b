package dev.grapevine.local.fill;

import dev.grapevine.brand.BrandMatcher;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.Enricher;
import dev.grapevine.generate.BrandPlan;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The demo's world at any volume, as the line's own enrichment tells it; one document for each brand of a mention.
 *
 * <p>Which mention is the first of its story is taken from the generator, who knows, and of its voice from who was heard
 * before: the job's own search for copies keeps a state that a load of millions does not need.
 */
final class InventedDocuments implements Iterator<List<EnrichedMention>> {

    private static final double SECONDS_OF_A_DAY = 86_400;
    /** Originals among the mentions of the demo's world; the rest are copies. */
    private static final double ORIGINALS = 0.93;

    private final Iterator<Generated> traffic;
    private final Enricher enricher;
    private final Set<String> heard = new HashSet<>();

    InventedDocuments(Scenario scenario, long seed, BrandMatcher matcher, SentimentAnalyzer analyzer) {
        this.traffic = new TrafficGenerator(scenario, seed).iterator();
        this.enricher = new Enricher(matcher, analyzer);
    }

    /** The demo's world, so loud that about so many mentions fall between two times. */
    static Scenario scenario(long mentions, Instant from, Instant until) {
        Scenario demo = Scenario.demo();
        double days = Duration.between(from, until).toSeconds() / SECONDS_OF_A_DAY;
        double usual = demo.brands().stream().mapToDouble(BrandPlan::perDay).sum();
        double times = mentions * ORIGINALS / days / usual;
        List<BrandPlan> louder =
                demo.brands().stream().map(brand -> louder(brand, times)).toList();
        int voices = (int) Math.max(demo.voices(), Math.min(50_000, mentions / 20));
        return new Scenario(
                "fill", from, louder, demo.outlets(), List.of(), voices, 0, demo.hostile(), demo.minimumLength());
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public List<EnrichedMention> next() {
        Generated generated = traffic.next();
        return enricher.enrich(generated.mention()).stream()
                .map(document -> placed(document, generated))
                .toList();
    }

    private EnrichedMention placed(EnrichedMention document, Generated generated) {
        boolean firstWord = heard.add(document.brand() + "|" + document.voice().id());
        return document.toBuilder()
                .story(new Story(generated.truth().story(), !generated.isCopy()))
                .build()
                .withFirsts(!generated.isCopy(), firstWord);
    }

    private static BrandPlan louder(BrandPlan brand, double times) {
        return new BrandPlan(
                brand.id(), brand.name(), brand.products(), brand.perDay() * times, brand.mood(), brand.rivals());
    }
}
