package dev.grapevine.local.fill;

import dev.grapevine.brand.BrandMatcher;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.EnrichedMention.MentionRef;
import dev.grapevine.enrichment.EnrichedMention.Story;
import dev.grapevine.enrichment.Enricher;
import dev.grapevine.generate.BrandPlan;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.mention.MentionId;
import dev.grapevine.sentiment.SentimentAnalyzer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The demo's world at any volume, as the line's own enrichment tells it, on all processors; one document for each brand
 * of a mention.
 *
 * <p>Which mention is the first of its story is taken from the generator, who knows, and of its voice from who was heard
 * before: the job's own search for copies keeps a state that a load of millions does not need. Ids are the seed's own,
 * because the generator numbers every seed's mentions from one.
 */
final class InventedDocuments implements AutoCloseable {

    private static final double SECONDS_OF_A_DAY = 86_400;
    /** Originals among the mentions of the demo's world; the rest are copies. */
    private static final double ORIGINALS = 0.93;

    private static final int VOICES = 50_000;
    private static final int MENTIONS_OF_A_VOICE = 20;

    private final long seed;
    private final Iterator<Generated> traffic;
    private final List<Enricher> enrichers;
    private final ExecutorService threads;
    private final Set<String> heard = new HashSet<>();

    InventedDocuments(Scenario scenario, long seed, BrandMatcher matcher, SentimentAnalyzer analyzer) {
        this.seed = seed;
        this.traffic = new TrafficGenerator(scenario, seed).iterator();
        int processors = Runtime.getRuntime().availableProcessors();
        // One for each thread: what an enricher remembers is not made for several.
        this.enrichers = Stream.generate(() -> new Enricher(matcher, analyzer))
                .limit(processors)
                .toList();
        this.threads = Executors.newFixedThreadPool(processors);
    }

    /** The demo's world, so loud that about so many mentions fall between two times. */
    static Scenario scenario(long mentions, Instant from, Instant until) {
        Scenario demo = Scenario.demo();
        double days = Duration.between(from, until).toSeconds() / SECONDS_OF_A_DAY;
        double usual = demo.brands().stream().mapToDouble(BrandPlan::perDay).sum();
        double times = mentions * ORIGINALS / days / usual;
        List<BrandPlan> louder =
                demo.brands().stream().map(brand -> louder(brand, times)).toList();
        int voices = (int) Math.max(demo.voices(), Math.min(VOICES, mentions / MENTIONS_OF_A_VOICE));
        return new Scenario(
                "fill", from, louder, demo.outlets(), List.of(), voices, 0, demo.hostile(), demo.minimumLength());
    }

    /** The documents of the next so many mentions, in order of publication. */
    List<EnrichedMention> next(int mentions) {
        List<Generated> said = Stream.generate(traffic::next).limit(mentions).toList();
        int parts = enrichers.size();
        List<Callable<List<EnrichedMention>>> shares = IntStream.range(0, parts)
                .mapToObj(part -> share(
                        enrichers.get(part), said.subList(mentions * part / parts, mentions * (part + 1) / parts)))
                .toList();
        return together(shares).stream().map(this::told).toList();
    }

    private Callable<List<EnrichedMention>> share(Enricher enricher, List<Generated> said) {
        return () -> said.stream()
                .flatMap(generated ->
                        enricher.enrich(generated.mention()).stream().map(document -> placed(document, generated)))
                .toList();
    }

    private List<EnrichedMention> together(List<Callable<List<EnrichedMention>>> shares) {
        List<EnrichedMention> all = new ArrayList<>();
        try {
            for (Future<List<EnrichedMention>> share : threads.invokeAll(shares)) {
                all.addAll(share.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mentions were enriched", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a mention could not be enriched", e.getCause());
        }
        return all;
    }

    private EnrichedMention placed(EnrichedMention document, Generated generated) {
        return document.toBuilder()
                .mention(new MentionRef(
                        id(document.mention().id()), document.mention().primary()))
                .story(new Story(id(generated.truth().story()), !generated.isCopy()))
                .build();
    }

    private String id(String ofAnySeed) {
        return MentionId.sha256(seed + "\n" + ofAnySeed);
    }

    private EnrichedMention told(EnrichedMention document) {
        boolean firstWord = heard.add(document.brand() + "|" + document.voice().id());
        return document.withFirsts(document.story().first(), firstWord);
    }

    private static BrandPlan louder(BrandPlan brand, double times) {
        return new BrandPlan(
                brand.id(), brand.name(), brand.products(), brand.perDay() * times, brand.mood(), brand.rivals());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
