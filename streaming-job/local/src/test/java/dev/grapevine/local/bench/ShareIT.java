package dev.grapevine.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.change.BrandEditor;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.local.bench.Profile.Part;
import dev.grapevine.local.server.EmbeddedFlink;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much of the reputation job's processor time goes into finding out who is meant, about what, whether it is new and
 * who says it. Prints what it measures.
 */
@Tag("soak")
final class ShareIT {

    private static final int BRANDS = 50;
    private static final int WARM_UP = 6_000;
    private static final int MENTIONS = 40_000;
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String ENRICHMENT = "dev.grapevine.enrichment.";
    private static final String SENTIMENT = "sentiment";
    private static final List<Part> PARTS = List.of(
            new Part(SENTIMENT, List.of("dev.grapevine.sentiment.", ENRICHMENT + "BrandSentiment")),
            new Part("queries", List.of("dev.grapevine.query.", "dev.grapevine.brand.")),
            new Part("aspects and intent", List.of("dev.grapevine.rule.", ENRICHMENT + "Gist")),
            new Part("stories", List.of("dev.grapevine.story.", "dev.grapevine.history.Stor")),
            new Part("voices and what is new", List.of("dev.grapevine.history.", "dev.grapevine.phrase.")),
            new Part(
                    "accounts, addresses, corrections",
                    List.of(
                            ENRICHMENT + "Known",
                            ENRICHMENT + "Canonical",
                            ENRICHMENT + "Enricher",
                            "dev.grapevine.correction.")));

    @TempDir
    Path folder;

    @Test
    void knowingWhoIsMeantTakesNoMoreThanFourTenthsOfTheJob() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink"), 2)) {
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
            Topics.create(client, PARTITIONS, (short) 1, Map.of("retention.ms", "-1"));
            try (Load load = new Load(client, BRANDS, 1)) {
                new BrandEditor(client, null).write(queried(load.brands()));
                load.send(WARM_UP);
                load.flush();
                Settings settings = Settings.of(Map.of()).with(Setting.KAFKA, kafka.bootstrap());
                flink.submit(ReputationJob.NAME, 2, env -> ReputationJob.define(env, settings));
                awaitWritten(client, WARM_UP);
                load.send(MENTIONS);
                load.flush();
            }
            Map<String, Long> samples;
            try (Profile profile = Profile.start()) {
                awaitWritten(client, WARM_UP + MENTIONS);
                samples = profile.stop(folder.resolve("job.jfr"), ShareIT::isOfTheJob, PARTS);
            }
            judge(samples);
        }
    }

    /** What people write: half ask for a name, the others for a name near words, in one language, or without others. */
    private static List<Brand> queried(List<Brand> brands) {
        return IntStream.range(0, BRANDS)
                .mapToObj(i -> {
                    String name = brands.get(i).name();
                    return brands.get(i)
                            .withQuery(
                                    switch (i % 6) {
                                        case 0 ->
                                            name + " OR " + name
                                                    + " NEAR/10 (price OR delay OR service OR phone OR support)";
                                        case 1 -> "(" + name + " OR #" + name + ") -jobs -hiring";
                                        case 2 -> "(" + name + " OR @" + name + ") lang:en";
                                        default -> name;
                                    });
                })
                .toList();
    }

    private static boolean isOfTheJob(String thread) {
        return thread.matches(".*\\(\\d+/\\d+\\)#\\d+.*")
                || thread.equals("grapevine-enrichment")
                || thread.startsWith("Source Data Fetcher")
                || thread.startsWith("kafka-producer-network-thread")
                || thread.startsWith("AsyncOperations");
    }

    private static void judge(Map<String, Long> samples) {
        long all = samples.values().stream().mapToLong(count -> count).sum();
        long sentiment = samples.getOrDefault(SENTIMENT, 0L);
        long other = samples.getOrDefault(Profile.OTHER, 0L);
        double share = (all - sentiment - other) / (double) all;
        double hardest = (all - sentiment - other) / (double) (all - sentiment);
        System.out.printf(
                Locale.ROOT,
                "samples of the reputation job: %s%nshare of the enrichment without sentiment: %.1f %% of the job;"
                        + " %.1f %% where sentiment cost nothing%n",
                samples,
                100 * share,
                100 * hardest);
        assertThat(all).isGreaterThan(500);
        assertThat(share).isLessThanOrEqualTo(0.40);
    }

    private static void awaitWritten(Map<String, Object> client, long documents) {
        try (Admin admin = Admin.create(client)) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> Ends.of(admin, Topic.ENRICHED, PARTITIONS) >= documents * 9 / 10);
        }
    }
}
