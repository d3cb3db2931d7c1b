package dev.grapevine.job.reputation;

import dev.grapevine.action.Act;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.PlainEnricher;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionId;
import dev.grapevine.mention.SourceType;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Sources of millions of mentions in this JVM: as fast as the job takes them, then a trickle of which every second one is a
 * mention of before, heard again.
 *
 * <p>They cost next to nothing to enrich, but leave behind what real ones do: ids and pseudonyms are as long, and every
 * text differs. How many were made and enriched is counted in this JVM.
 *
 * @param first how many come at full speed
 * @param matching percent of them that are about a brand
 * @param brands how many there are
 */
record ManyMentions(long first, int matching, int brands) implements Serializable {

    static final int READERS = 2;

    static final LongAdder MADE = new LongAdder();
    static final LongAdder ENRICHED = new LongAdder();
    /** Of those that were heard again: what is known of a mention is not enriched again. */
    static final LongAdder ENRICHED_AGAIN = new LongAdder();

    private static final Instant START = Instant.parse("2026-02-02T00:00:00Z");
    private static final int PER_SECOND_ON_THE_CLOCK = 100;
    private static final long READ_BY_EACH = 1L << 40;
    private static final int MENTIONS_OF_AN_AUTHOR = 10;
    private static final List<String> WORDS = List.of(
            "battery",
            "price",
            "screen",
            "delivery",
            "support",
            "coffee",
            "handle",
            "weight",
            "colour",
            "update",
            "warranty",
            "sound",
            "travel",
            "morning",
            "friend",
            "queue",
            "refund",
            "app",
            "camera",
            "good",
            "bad");

    /** @param perSecond of the trickle */
    ReputationSources thenTrickle(double perSecond) {
        return sources(first, perSecond);
    }

    /** For a job that goes on from a checkpoint behind the first ones. */
    ReputationSources onlyTrickle(double perSecond) {
        return sources(0, perSecond);
    }

    private ReputationSources sources(long atFullSpeed, double perSecond) {
        List<BrandNews> news = IntStream.range(0, brands)
                .mapToObj(i -> BrandNews.put(PlainEnrichment.brand("brand" + i)))
                .toList();
        Act act = new Act(Act.VERSION, "brand0|volume|" + START, Act.Verb.ACKNOWLEDGE, START, "ann", null, null);
        SourceHealth beat =
                new SourceHealth(1, "testnet-search", SourceHealth.State.OK, START, null, 60, null, 1, 1, 1);
        return new ReputationSources(
                mentions(atFullSpeed, perSecond),
                listed(Intake.class, List.of(Intake.of(mention(0, START)))),
                listed(BrandNews.class, news),
                listed(BrandNews.class, news.subList(0, 1)),
                listed(BrandNews.class, List.of(BrandNews.act("brand0", act))),
                listed(Plea.class, List.of(new Plea("0".repeat(32), null))),
                listed(SourceHealth.class, List.of(beat)));
    }

    @SuppressWarnings("unchecked") // perSecond gives a raw strategy of any source
    private DataGeneratorSource<Intake> mentions(long atFullSpeed, double perSecond) {
        GeneratorFunction<Long, Intake> generator = index -> {
            MADE.increment();
            return Intake.of(at(position(index)));
        };
        return new DataGeneratorSource<>(
                generator,
                READERS * READ_BY_EACH,
                readers -> new FullSpeedThen<>(
                        atFullSpeed / readers,
                        RateLimiterStrategy.perSecond(perSecond).createRateLimiter(readers)),
                WireType.of(Intake.class));
    }

    /** Each reader has a range of its own; they are to be at about the same time on the stream's clock. */
    private static long position(long index) {
        return READERS * (index % READ_BY_EACH) + index / READ_BY_EACH;
    }

    private Mention at(long position) {
        long number = isHeardAgain(position) ? new SplittableRandom(position).nextLong(first) : position;
        return mention(number, time(position));
    }

    private boolean isHeardAgain(long position) {
        return position >= first && position / READERS % 2 == 1;
    }

    private Mention mention(long number, Instant fetched) {
        SplittableRandom random = new SplittableRandom(number);
        boolean matches = random.nextInt(100) < matching;
        String about = matches ? "brand" + random.nextInt(brands) : "nobody";
        String author = MentionId.sha256("author " + random.nextLong(1 + first / MENTIONS_OF_AN_AUTHOR));
        return Mention.builder("testnet", "murmur.example/1100000" + number)
                .source("testnet-search")
                .sourceType(SourceType.POST)
                .published(time(number))
                .fetched(fetched)
                .url("https://murmur.example/@somebody/1100000" + number)
                .author(new Author(author.substring(0, 32), null, (long) random.nextInt(5_000), false))
                .text(about + " " + words(random))
                .language("en")
                .build();
    }

    private static String words(SplittableRandom random) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return words.append(random.nextInt()).toString();
    }

    private static Instant time(long position) {
        return START.plusMillis(1_000 * position / PER_SECOND_ON_THE_CLOCK);
    }

    private static <T> DataGeneratorSource<T> listed(Class<T> type, List<T> elements) {
        int place = MemorySource.keep(elements);
        return new DataGeneratorSource<>(
                index -> type.cast(MemorySource.get(place, index)), elements.size(), WireType.of(type));
    }

    /** The first word says which brand, so that thousands of brands cost nothing. */
    static Enrichment enrichment(Collection<?> brands) {
        return new Enrichment() {
            @Override
            public List<EnrichedMention> enrich(Mention mention) {
                ENRICHED.increment();
                if (mention.fetched().isAfter(mention.eventTime())) {
                    ENRICHED_AGAIN.increment();
                }
                return enrichUnscored(mention, "");
            }

            @Override
            public List<EnrichedMention> enrichUnscored(Mention mention, String reason) {
                String words = mention.words();
                return words.startsWith("nobody")
                        ? List.of()
                        : new PlainEnricher(List.of(words.substring(0, words.indexOf(' ')))).enrich(mention);
            }

            @Override
            public void close() {}
        };
    }

    /** Lets so many through at once, and the others at the pace of another. */
    private static final class FullSpeedThen<S extends SourceSplit> implements RateLimiter<S> {
        private long left;
        private final RateLimiter<S> then;

        FullSpeedThen(long left, RateLimiter<S> then) {
            this.left = left;
            this.then = then;
        }

        @Override
        public CompletionStage<Void> acquire(int requests) {
            left -= requests;
            return left >= 0 ? CompletableFuture.completedFuture(null) : then.acquire(requests);
        }
    }
}
