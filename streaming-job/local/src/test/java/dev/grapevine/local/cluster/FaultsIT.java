package dev.grapevine.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.generate.Generated;
import dev.grapevine.local.cluster.TroubleProxy.Trouble;
import dev.grapevine.mention.Engagement;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Mentions;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
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
 * One running line of real processes, and one fault after the other. After each: every mention is one document for each
 * brand it is about, the rollups equal a recount, and what has to be seen is one incident that was opened once.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FaultsIT {

    private static final int PART = 400;
    /** From a mention that has to be seen until its alert, on the clock on the wall. */
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    private static final Duration OUTAGE_OF_KAFKA = Duration.ofSeconds(30);
    private static final Duration OUTAGE_OF_ELASTICSEARCH = Duration.ofSeconds(60);
    private static final Instant FUTURE = Instant.parse("2099-01-01T00:00:00Z");

    private final Random random = new Random(11);

    @TempDir
    static Path folder;

    private Stage stage;
    private ClusterLine line;

    @BeforeAll
    void start() throws Exception {
        stage = Stage.open(folder);
        line = stage.line();
        line.submit("--parallelism", "2");
    }

    @AfterAll
    void stop() throws Exception {
        stage.close();
    }

    @Test
    @Order(1)
    void oneMessageInAHundredIsPoison() throws Exception {
        Part part = stage.next(2 * PART);
        List<byte[]> poison = poison(part.all().get(0));

        for (int i = 0; i < poison.size(); i++) {
            line.wire().send(part.all().subList(100 * i, 100 * (i + 1)));
            line.wire().sendRaw(poison.get(i));
        }

        stage.assertExact(part);
        List<String> expected = poison.stream()
                .map(each -> new String(each, StandardCharsets.UTF_8))
                .toList();
        await().atMost(Stage.PATIENCE)
                .untilAsserted(() -> assertThat(line.wire().read(Topic.DEAD).getOrDefault("", List.of()))
                        .containsExactlyInAnyOrderElementsOf(expected));
    }

    private static List<byte[]> poison(Mention like) {
        byte[] whole = MentionCodec.encode(like);
        String text = new String(whole, StandardCharsets.UTF_8);
        return List.of(
                new byte[0],
                "not JSON".getBytes(StandardCharsets.UTF_8),
                "[]".getBytes(StandardCharsets.UTF_8),
                "{\"id\":".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xc3, 0x28, (byte) 0xff, 0},
                Arrays.copyOf(whole, whole.length / 2),
                text.replace(like.id(), "0".repeat(64)).getBytes(StandardCharsets.UTF_8),
                MentionCodec.encode(Mentions.post("from the future", "A lawsuit of 2099")
                        .fetched(FUTURE)
                        .build()));
    }

    @Test
    @Order(2)
    void messagesComeAgainAndInAnyOrder() throws Exception {
        Part part = stage.next(PART);
        List<Mention> deletions = stage.deletions(stage.of(part.mentions().subList(0, PART / 10)));
        List<Mention> shuffled = new ArrayList<>(part.all());
        Collections.shuffle(shuffled, random);

        line.wire().send(shuffled.subList(0, PART / 2));
        line.wire().send(deletions);
        line.wire().send(shuffled);
        line.wire().send(part.all());
        line.wire().send(deletions);

        stage.assertExact(part);
    }

    @Test
    @Order(3)
    void clocksAreWrong() throws Exception {
        Part part = stage.next(PART, this::skewed);
        List<Mention> deletions = stage.deletions(stage.of(part.mentions().subList(0, PART / 10)));

        line.wire().send(part.all());
        line.wire().send(deletions);

        stage.assertExact(part);
    }

    /** One in ten was heard by a clock up to a minute off, and says anything of its publication and likes. */
    private Mention skewed(Mention mention) {
        if (random.nextInt(10) > 0) {
            return mention;
        }
        Instant fetched = mention.fetched().plusSeconds(random.nextInt(120) - 60L);
        List<Instant> published = List.of(Instant.EPOCH, FUTURE, fetched.minusSeconds(3600), fetched.plusSeconds(3600));
        return mention.toBuilder()
                .fetched(fetched)
                .published(published.get(random.nextInt(published.size())))
                .engagement(new Engagement(7L, null, null, null, FUTURE))
                .build();
    }

    @Test
    @Order(4)
    void kafkaIsKilledForHalfAMinute() throws Exception {
        Part part = stage.next(PART);
        line.wire().send(part.before());

        line.kafka().kill();
        CompletableFuture<Void> waiting = line.wire().sending(part.after(), Duration.ZERO);
        pass(OUTAGE_OF_KAFKA);
        assertThat(waiting).isNotDone();
        line.kafka().startAgain();
        waiting.join();

        stage.assertExact(part);
    }

    @Test
    @Order(5)
    void incidentsAreToldInTimeWhileElasticsearchIsDeadForAMinute() throws Exception {
        Part part = stage.next((int) OUTAGE_OF_ELASTICSEARCH.dividedBy(Part.PACE));
        line.search().kill();
        long killed = System.nanoTime();

        line.wire().sending(part.before(), Part.PACE).join();
        CompletableFuture<Void> rest = line.wire().sending(part.after(), Part.PACE);
        Duration told = stage.awaitOpened(part, IN_TIME);
        rest.join();
        pass(OUTAGE_OF_ELASTICSEARCH.minusNanos(System.nanoTime() - killed));
        line.search().startAgain();

        System.out.printf("told after %d ms while Elasticsearch was dead%n", told.toMillis());
        stage.assertExact(part);
    }

    @Test
    @Order(6)
    void theDiskUnderElasticsearchIsFull() throws Exception {
        Part part = stage.next(PART);
        try {
            line.search().fillDisk();
            await().atMost(Stage.PATIENCE).until(() -> line.search().isReadOnly());
            long documents = line.search().count(null);

            line.wire().send(part.all());
            stage.awaitOpened(part, IN_TIME.plusSeconds(10));
            assertThat(line.search().count(null)).isEqualTo(documents);
            line.assertRunning();

            line.search().freeDisk();
            await().atMost(Stage.PATIENCE).until(() -> !line.search().isReadOnly());
        } finally {
            line.search().forgetDisk();
        }
        stage.assertExact(part);
    }

    @Test
    @Order(7)
    void elasticsearchAnswersWithEveryKindOfTrouble() throws Exception {
        Part part = stage.next(PART / 2);
        List<Trouble> troubles = new ArrayList<>(List.of(Trouble.values()));
        Arrays.stream(Trouble.values()).forEach(each -> troubles.addAll(List.of(each, Trouble.NONE)));
        line.search().proxy().expect(troubles);

        line.wire().sending(part.all(), Part.PACE).join();

        await().atMost(Stage.PATIENCE).until(() -> !line.search().proxy().hasTroubleLeft());
        stage.assertExact(part);
    }

    /** The last, because the job is another one from then on. */
    @Test
    @Order(8)
    void anEngineThrowsOverflowsAndHangs() throws Exception {
        Part part = stage.next(PART);
        Part breaking = stage.of(breaking(part.brand()));
        Path jar = BrokenEngine.addedTo(ClusterLine.jar(), folder.resolve("broken-job.jar"));
        line.submit(jar, "--upgrade", "--parallelism", "2");

        line.wire().send(part.before());
        line.wire().send(breaking.all());
        line.wire().send(part.after());

        stage.assertExact(part);
        assertThat(unscored(part.brand(), "error")).isEqualTo(10);
        assertThat(unscored(part.brand(), "timeout")).isEqualTo(1);
    }

    private List<Generated> breaking(String brand) {
        List<Generated> breaking = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            breaking.add(stage.said(brand, brand + " " + BrokenEngine.THROWS + " " + i));
            breaking.add(stage.said(brand, brand + " " + BrokenEngine.OVERFLOWS + " " + i));
        }
        breaking.add(stage.said(brand, brand + " " + BrokenEngine.HANGS));
        return breaking;
    }

    private long unscored(String brand, String why) {
        return line.search()
                .count(Ask.json(
                        "{'query':{'bool':{'filter':[{'term':{'brand':?}},{'term':{'sentiment.unscored':?}}]}}}",
                        brand,
                        why));
    }

    private static void pass(Duration time) {
        if (!time.isNegative()) {
            await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
        }
    }
}
