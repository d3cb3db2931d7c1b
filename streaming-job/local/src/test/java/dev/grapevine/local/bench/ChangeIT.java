package dev.grapevine.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandChange;
import dev.grapevine.correction.Correction;
import dev.grapevine.dashboard.change.BrandEditor;
import dev.grapevine.dashboard.change.Corrector;
import dev.grapevine.dashboard.change.MentionHistory;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.local.server.EmbeddedFlink;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people change while the job runs, on a real broker, with 10,000 brands: how soon it is in effect, how fast
 * history is looked at again, and what becomes of a correction. Prints what it measures.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ChangeIT {

    private static final int BRANDS = 10_000;
    private static final int HISTORY = 30_000;
    private static final int PARTITIONS = 4;
    private static final int CHANGES = 9;
    /** One in fifty, which is also the share of the mentions that are looked at again. */
    private static final int CHANGED_AT_ONCE = 200;

    private static final Set<Label> UNMIXED = EnumSet.complementOf(EnumSet.of(Label.MIXED));
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    /** Behind the load on the stream's clock. */
    private static final Instant LATER = Instant.parse("2026-02-02T00:03:00Z");

    @TempDir
    static Path folder;

    private EmbeddedKafka kafka;
    private EmbeddedFlink flink;
    private Map<String, Object> client;
    private BrandEditor editor;
    private EnrichedTopic enriched;
    private List<Brand> brands;

    @BeforeAll
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        client = Map.of("bootstrap.servers", kafka.bootstrap());
        Topics.create(client, PARTITIONS, (short) 1, Map.of("retention.ms", "-1"));
        editor = new BrandEditor(client, null);
        enriched = new EnrichedTopic(client);
        try (Load load = new Load(client, BRANDS, 1)) {
            List<Brand> plain = load.brands();
            brands = new ArrayList<>(plain);
            IntStream.range(0, BRANDS)
                    .forEach(i -> brands.set(
                            i, plain.get(i).withQuery(query(i, plain.get(i).name()))));
            editor.write(brands);
            load.send(HISTORY);
            load.flush();
        }
        Settings settings = Settings.of(Map.of()).with(Setting.KAFKA, kafka.bootstrap());
        flink = EmbeddedFlink.start(folder.resolve("flink"), 2);
        flink.submit(ReputationJob.NAME, 2, env -> ReputationJob.define(env, settings));
        awaitAllWritten();
    }

    /** Some mentions are about no brand, so that everything is written when for a while nothing is. */
    private void awaitAllWritten() {
        AtomicLong before = new AtomicLong();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(3)).until(() -> {
            long now = written();
            return now > HISTORY * 9 / 10 && before.getAndSet(now) == now;
        });
    }

    @AfterAll
    void stop() throws Exception {
        flink.close();
        kafka.close();
    }

    /** What people write: most ask for a name, one in twenty for words near each other. */
    private static String query(int i, String name) {
        return switch (i % 20) {
            case 0 -> name + " NEAR/10 (price OR delay OR service OR phone OR order OR support OR app OR quality)";
            case 1 -> "\"" + name + "\" -jobs -hiring";
            case 2 -> "(" + name + " OR #" + name + ") lang:en";
            case 3 -> name + " OR site:" + name + ".example";
            case 4 -> name + "*";
            default -> name;
        };
    }

    @Test
    @Order(1)
    void aChangedQueryAmongTenThousandIsInEffectWithinTwoSeconds() throws Exception {
        List<Effect> effects = new ArrayList<>();
        for (int change = 0; change < CHANGES; change++) {
            effects.add(inEffect(change));
        }
        System.out.printf(
                "a changed query among %d: ms after which mentions were sent that met it, most %d; ms after which the"
                        + " first of them was in enriched.v1, median %d; all %s%n",
                BRANDS,
                effects.stream().mapToLong(Effect::sent).max().orElseThrow(),
                effects.stream().mapToLong(Effect::seen).sorted().toArray()[CHANGES / 2],
                effects);
        assertThat(effects).allSatisfy(effect -> assertThat(effect.sent()).isLessThan(2_000));
    }

    /**
     * Both in milliseconds since Kafka had the change.
     *
     * @param sent when the first mention was sent that met the new query: from there on it is in effect
     * @param seen when a document was found in enriched.v1, which takes any mention its time
     */
    private record Effect(long sent, long seen) {}

    private Effect inEffect(int change) throws Exception {
        String word = "changedword" + change;
        Brand brand = brands.get(100 + change).withQuery(word);
        brands.set(100 + change, brand);
        editor.write(brands);
        long changed = System.nanoTime();
        try (Probes probes = new Probes(client, word, LATER)) {
            await().atMost(Duration.ofSeconds(30))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !enriched.of(brand.id(), word, LATER).isEmpty());
            long seen = System.nanoTime();
            long sent = enriched.of(brand.id(), word, LATER).stream()
                    .mapToLong(document -> probes.sentAt(document.mention().id()))
                    .min()
                    .orElseThrow();
            return new Effect(
                    Duration.ofNanos(sent - changed).toMillis(),
                    Duration.ofNanos(seen - changed).toMillis());
        }
    }

    @Test
    @Order(2)
    void historyIsLookedAtAgainThreeHundredTimesAsFastAsItWasHeard() throws Exception {
        List<Brand> wanted = new ArrayList<>(brands);
        wanted.subList(5_000, 5_000 + CHANGED_AT_ONCE)
                .replaceAll(brand -> brand.withQuery(brand.name() + " OR " + brand.name() + "s"));
        try (BrandChange change = editor.change(wanted)) {
            editor.write(wanted);
            assertThat(new MentionHistory(client).isTakenIn(Topic.BRANDS, PATIENCE))
                    .isTrue();
            long before = written();
            long processor = processorNanos();
            long wall = System.nanoTime();
            Corrector.Looked looked = editor.lookAgain(change, 35, (read, fed) -> {});
            assertThat(looked.fed()).isGreaterThan(HISTORY / 100);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> written() >= before + looked.fed());
            double wallTimes = times(System.nanoTime() - wall);
            double times = times(processorNanos() - processor);
            System.out.printf(
                    Locale.ROOT,
                    "%d mentions looked through and %d of them again, against real time at 10 a second: %.0f times on"
                            + " one processor, %.0f times by the clock%n",
                    HISTORY,
                    looked.fed(),
                    times,
                    wallTimes);
            assertThat(times).isGreaterThan(300);
        }
    }

    /** Of this JVM with Kafka, the job and who reads history: what others do on the machine is no part of it. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double times(long nanos) {
        return HISTORY / 10.0 / (nanos / 1e9);
    }

    @Test
    @Order(3)
    void aCorrectedMentionKeepsTheMachinesWordBesideItAndGoesBackWhenItIsTakenBack() throws Exception {
        EnrichedMention document = enriched.newest().values().stream()
                .filter(each -> !each.deleted() && UNMIXED.contains(labelOf(each)))
                .findFirst()
                .orElseThrow();
        Corrector corrector = new Corrector(client);
        Correction correction = new Correction(
                Correction.VERSION, document.mention().id(), document.brand(), null, Label.MIXED, Instant.now(), "ann");
        long began = System.nanoTime();
        corrector.put(correction);
        corrector.lookAgain(correction, document.fetched(), (read, fed) -> {});
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            EnrichedMention now = enriched.newest(document.id());
            assertThat(labelOf(now)).isEqualTo(Label.MIXED);
            // Read once more, perhaps by an engine that had no time for it in the flood: its word may be another one.
            assertThat(Objects.requireNonNull(now.correction()).machine())
                    .isIn(UNMIXED.stream().map(Label::word).toList());
        });
        System.out.printf("a relabelled mention was corrected after %.1f s%n", (System.nanoTime() - began) / 1e9);
        corrector.remove(correction);
        corrector.lookAgain(correction, document.fetched(), (read, fed) -> {});
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            EnrichedMention now = enriched.newest(document.id());
            assertThat(now.correction()).isNull();
            assertThat(Objects.requireNonNull(now.sentiment()).engine()).isNotEqualTo("correction");
        });
    }

    private static @Nullable Label labelOf(EnrichedMention document) {
        Sentiment sentiment = document.sentiment();
        return sentiment == null ? null : sentiment.label();
    }

    /** How many messages were written in all. */
    private long written() throws Exception {
        try (Admin admin = Admin.create(client)) {
            return Ends.of(admin, Topic.ENRICHED, PARTITIONS);
        }
    }
}
