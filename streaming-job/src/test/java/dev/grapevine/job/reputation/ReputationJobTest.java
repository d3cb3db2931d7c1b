package dev.grapevine.job.reputation;

import static dev.grapevine.job.reputation.PlainEnrichment.brand;
import static dev.grapevine.mention.Mentions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.action.Act;
import dev.grapevine.correction.Correction;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.job.JobConfig;
import dev.grapevine.job.wire.WireType;
import dev.grapevine.mention.Mention;
import dev.grapevine.rollup.RandomMentions;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.sentiment.Label;
import dev.grapevine.topic.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole topology between sources and sinks in memory, calm and with failures thrown into it. */
class ReputationJobTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final int PER_CHECKPOINT = 100;
    private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();

    @TempDir
    Path checkpoints;

    @BeforeEach
    void empty() {
        MemorySink.clear();
    }

    @ParameterizedTest
    @CsvSource({"0,hashmap,1", "1,hashmap,2", "3,hashmap,3", "2,rocksdb,4"})
    void countsAreExactHoweverOftenTheJobFails(int failures, String backend, long seed) throws Exception {
        List<Mention> messages = RandomMentions.messages(seed);
        FAILURES_LEFT.set(failures);

        run(messages, backend);

        assertThat(FAILURES_LEFT).hasValue(0);
        Map<String, Rollup> rollups = newest(MemorySink.of("rollups"), Rollup::id);
        rollups.values().removeIf(rollup -> rollup.mentions() == 0);
        assertThat(RandomMentions.withoutFirsts(rollups))
                .isEqualTo(RandomMentions.withoutFirsts(RandomMentions.recount(messages)));
        assertFirstsAddUp(rollups, newest(MemorySink.of("documents"), EnrichedMention::id));
        List<DeadLetter> dead = MemorySink.of("dead");
        assertThat(dead).extracting(DeadLetter::reason).containsOnly("NOT_JSON");
    }

    private static void assertFirstsAddUp(Map<String, Rollup> rollups, Map<String, EnrichedMention> documents) {
        for (String brand : RandomMentions.BRANDS) {
            List<EnrichedMention> standing = documents.values().stream()
                    .filter(d -> d.brand().equals(brand) && !d.deleted() && !d.own())
                    .toList();
            assertThat(rollups.values().stream()
                            .filter(rollup -> rollup.brand().equals(brand))
                            .mapToLong(Rollup::stories)
                            .sum())
                    .isEqualTo(standing.stream()
                            .map(document -> document.story().id())
                            .distinct()
                            .count())
                    .isEqualTo(standing.stream()
                            .filter(document -> document.story().first())
                            .count());
        }
    }

    private void run(List<Mention> messages, String backend) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        ReputationJob.defineWorkflow(env, sources(messages), sinks(), PlainEnrichment::of, config(backend));
        env.execute("reputation under test");
    }

    private JobConfig config(String backend) {
        return new JobConfig(
                new Properties(),
                Optional.of(checkpoints.toUri().toString()),
                backend,
                Duration.ofSeconds(20),
                Duration.ofMillis(50),
                Duration.ofMillis(100));
    }

    private static ReputationSources sources(List<Mention> messages) {
        List<Intake> intake = new ArrayList<>();
        byReader(messages).forEach(mention -> intake.add(Intake.of(mention)));
        intake.set(
                intake.size() - 1,
                Intake.dead(new DeadLetter(
                        "{".getBytes(StandardCharsets.UTF_8),
                        "reputation",
                        "mentions.v1",
                        "0",
                        "NOT_JSON",
                        "expected JSON")));
        List<BrandNews> brands = RandomMentions.BRANDS.stream()
                .map(id -> BrandNews.put(brand(id)))
                .toList();
        SourceHealth beat = new SourceHealth(1, "testnet-search", SourceHealth.State.OK, NOON, null, 60, null, 1, 1, 1);
        return new ReputationSources(
                source(Intake.class, intake),
                source(Intake.class, intake.subList(0, intake.size() / 2)),
                source(BrandNews.class, brands),
                source(BrandNews.class, List.of(brands.get(0), BrandNews.corrected(correction()))),
                source(BrandNews.class, List.of(act())),
                source(Plea.class, List.of(new Plea("0".repeat(32), null))),
                source(SourceHealth.class, List.of(beat)));
    }

    /** Of a mention that nobody hears. */
    private static Correction correction() {
        return new Correction(Correction.VERSION, "0".repeat(64), null, null, Label.NEGATIVE, NOON, "ann");
    }

    private static BrandNews act() {
        String incident = RandomMentions.BRANDS.get(0) + "|volume|" + NOON;
        return BrandNews.act(
                RandomMentions.BRANDS.get(0),
                new Act(Act.VERSION, incident, Act.Verb.ACKNOWLEDGE, NOON, "ann", null, null));
    }

    /** The two halves of a source are read side by side; as in Kafka, all messages of a mention are in one of them. */
    private static List<Mention> byReader(List<Mention> messages) {
        List<List<Mention>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        messages.forEach(mention -> halves.get(mention.id().hashCode() & 1).add(mention));
        int size = Math.max(halves.get(0).size(), halves.get(1).size()) + 1;
        List<Mention> all = new ArrayList<>();
        for (List<Mention> half : halves) {
            all.addAll(half);
            all.addAll(Collections.nCopies(size - half.size(), half.get(half.size() - 1)));
        }
        return all;
    }

    /** So many elements between two checkpoints, and failures behind the first of them. */
    private static <T> DataGeneratorSource<T> source(Class<T> type, List<T> elements) {
        int place = MemorySource.keep(elements);
        GeneratorFunction<Long, T> generator = index -> {
            if (index > 250 && index % 97 == 0 && takeFailure()) {
                throw new IllegalStateException("thrown into the job");
            }
            return type.cast(MemorySource.get(place, index));
        };
        return new DataGeneratorSource<>(
                generator, elements.size(), RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT), WireType.of(type));
    }

    private static boolean takeFailure() {
        return FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private static ReputationSinks sinks() {
        return new ReputationSinks(
                new MemorySink<EnrichedMention>("documents"),
                new MemorySink<Rollup>("rollups"),
                new MemorySink<IncidentEvent>("alerts"),
                new MemorySink<Mention>("taken back"),
                new MemorySink<DeadLetter>("dead"));
    }

    private static <T> Map<String, T> newest(List<T> values, Function<T, String> key) {
        return values.stream().collect(Collectors.toMap(key, v -> v, (a, b) -> b, TreeMap::new));
    }
}
