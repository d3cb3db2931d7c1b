package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.console.Console;
import dev.grapevine.dashboard.console.ConsoleOptions;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Contracts;
import dev.grapevine.json.Json;
import dev.grapevine.local.demo.DemoConfig;
import dev.grapevine.local.fill.Filling;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the console's answers take on a million mentions while 500 more a second are being written: when somebody keeps
 * the page open, the first time, and where nothing is remembered. By hand, with {@code -Psoak -Dit.test=ConsoleLoadIT}.
 * {@code -Dgrapevine.load.mentions=N} takes another number; {@code -Dgrapevine.load.data=DIR} keeps the filled archive there
 * for the next run.
 */
@Tag("soak")
final class ConsoleLoadIT {

    private static final long MENTIONS = Long.getLong("grapevine.load.mentions", 1_000_000);
    private static final Duration FILLED = Duration.ofDays(28);
    private static final int INCIDENTS = 200;
    private static final int PER_SECOND = 500;
    private static final int SLICE_MILLIS = 100;
    private static final int WARM = 5;
    private static final int PAUSE_MILLIS = 250;
    private static final int MEASURED = 40;
    private static final int ANEW = 5;
    private static final int HEAP_MEGABYTES = 1_024;
    private static final Instant UNTIL = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration FLOOR = Duration.ofMillis(800);
    private static final Duration FIRST_PAINT = Duration.ofMillis(1_500);
    private static final long MOST_BYTES = 1_500_000;
    private static final String PAINTS = "performance.getEntriesByName('first-contentful-paint')";

    /** As they came over the line. */
    private static final String WEIGHT = "return performance.getEntriesByType('resource').reduce((sum, each) =>"
            + " sum + each.encodedBodySize, performance.getEntriesByType('navigation')[0].encodedBodySize)";

    private static final List<String> CALLS = List.of(
            "/api/overview?range=24h",
            "/api/overview?range=7d",
            "/api/overview?range=30d",
            "/api/mentions?range=7d",
            "/api/mentions?range=7d&q=battery",
            "/api/mentions?range=30d&q=battery&folded=1",
            "/api/mentions?range=7d&mood=negative&order=reach",
            "/api/mentions?range=7d&mention=MENTION",
            "/api/incidents",
            "/api/incidents/INCIDENT",
            "/api/replies?range=7d",
            "/api/replies?range=30d&state=all",
            "/api/brands",
            "/api/brands/BRAND",
            "/api/backtests/BRAND",
            "/api/sources",
            "/api/mails");

    @TempDir
    Path fresh;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicLong written = new AtomicLong();

    @Test
    void everyCallAnswersInTime() throws Exception {
        String kept = System.getProperty("grapevine.load.data");
        Path folder = kept == null ? fresh : Files.createDirectories(Path.of(kept));
        Cli.open(folder);
        try (EmbeddedElasticsearch server =
                        EmbeddedElasticsearch.start(ElasticsearchHome.find(), folder.resolve("es"), HEAP_MEGABYTES);
                EmbeddedKafka kafka = EmbeddedKafka.start(fresh.resolve("kafka"))) {
            Settings settings = settings(server, kafka);
            String brand = announceBrands(settings);
            try (Elasticsearch elasticsearch = Elasticsearch.connect(settings)) {
                fill(elasticsearch, folder);
                alert(elasticsearch, brand);
                try (Console console = Console.start(settings, ConsoleOptions.DEFAULT);
                        Console forgetful = Console.start(settings, new ConsoleOptions(Optional.empty(), false));
                        Filling more = Filling.open(elasticsearch, live())) {
                    measure(base(console), base(forgetful), brand, more);
                }
            }
        }
    }

    private static URI base(Console console) {
        return URI.create("http://localhost:" + console.port());
    }

    private void measure(URI base, URI forgetful, String brand, Filling more) throws Exception {
        for (URI each : List.of(base, forgetful)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> get(each.resolve("/api/brands")).contains("\"id\":\"" + brand + "\""));
        }
        String mention = Json.json()
                .readTree(get(base.resolve("/api/mentions?range=7d")))
                .at("/mentions/0/id")
                .asText();
        Thread writer = new Thread(() -> keepWriting(more), "writer");
        long start = System.nanoTime();
        writer.start();
        List<String> slow = new ArrayList<>();
        for (String call : CALLS) {
            String path = call.replace("MENTION", mention)
                    .replace("BRAND", brand)
                    .replace("INCIDENT", incident(0).replace("|", "%7C"));
            time(base.resolve(path), forgetful.resolve(path)).ifPresent(slow::add);
        }
        paint(base);
        going.set(false);
        writer.join();
        double perSecond = written.get() * 1e9 / (System.nanoTime() - start);
        System.out.printf(Locale.ROOT, "%.0f mentions a second written meanwhile%n", perSecond);
        assertThat(slow).isEmpty();
        assertThat(perSecond).as("mentions a second that were written").isGreaterThan(0.9 * PER_SECOND);
    }

    private static void fill(Elasticsearch elasticsearch, Path folder) throws Exception {
        Path done = folder.resolve("filled-" + MENTIONS);
        if (Files.exists(done)) {
            return;
        }
        long start = System.nanoTime();
        try (Filling filling = Filling.open(elasticsearch, filled())) {
            filling.write(MENTIONS, count -> {
                if (count % 100_000 == 0) {
                    System.out.printf("%,d mentions, %d s%n", count, seconds(start));
                }
            });
        }
        Files.createFile(done);
        System.out.printf("%,d mentions written in %d s%n", MENTIONS, seconds(start));
    }

    private static long seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    /** Incidents of the last days, one an hour, so that their pages have something to show. */
    private static void alert(Elasticsearch elasticsearch, String brand) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < INCIDENTS; i++) {
            Instant at = UNTIL.minus(Duration.ofHours(i));
            ObjectNode event = Json.json().valueToTree(Contracts.incident());
            event.put("incident", incident(i)).put("brand", brand).put("brandName", brand);
            event.put("at", at.toString()).put("started", at.toString());
            ObjectNode action = Json.json().createObjectNode();
            action.putObject("index")
                    .put("_index", IndexFamily.ALERTS.alias())
                    .put("_id", incident(i))
                    .put("require_alias", true);
            lines.append(action).append('\n').append(event).append('\n');
        }
        JsonNode answer = elasticsearch.bulk(lines.toString());
        assertThat(answer.path("errors").asBoolean()).as(answer.toString()).isFalse();
    }

    private static String incident(int number) {
        return "load|negative|" + number;
    }

    private static Filling.Options filled() {
        return new Filling.Options(MENTIONS, UNTIL.minus(FILLED), UNTIL, 7);
    }

    /** As much as is written, at the pace of the wall's clock. */
    private static Filling.Options live() {
        Duration day = Duration.ofDays(1);
        return new Filling.Options(PER_SECOND * day.toSeconds(), UNTIL, UNTIL.plus(day), 6);
    }

    private Optional<String> time(URI call, URI anew) throws Exception {
        List<Long> times = new ArrayList<>();
        long first = millis(call);
        for (int i = 0; i < WARM + MEASURED; i++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            long millis = millis(call);
            if (i >= WARM) {
                times.add(millis);
            }
        }
        times.sort(null);
        long p95 = times.get((int) Math.ceil(0.95 * MEASURED) - 1);
        List<Long> each = new ArrayList<>();
        for (int i = 0; i < ANEW; i++) {
            each.add(millis(anew));
        }
        each.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%-45.45s p50 %4d ms  p95 %4d ms  first %4d ms  anew %4d ms  %6d bytes  load %.1f%n",
                call.toString().replaceFirst(".*?/api", "/api"),
                times.get(MEASURED / 2),
                p95,
                first,
                each.get(ANEW / 2),
                get(call).length(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return p95 > FLOOR.toMillis() ? Optional.of(call + ": " + p95 + " ms") : Optional.empty();
    }

    private long millis(URI call) throws IOException, InterruptedException {
        long start = System.nanoTime();
        get(call);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private String get(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
        return answer.body();
    }

    /** In a real browser: from asking for the overview to its first content on the screen, the median of five. */
    private static void paint(URI base) {
        Optional<Browser> found = Browser.find();
        if (found.isEmpty()) {
            return;
        }
        try (Browser browser = found.get()) {
            browser.look(1280, 900, "light");
            List<Long> paints = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                browser.open(base.resolve("/?range=7d").toString());
                paints.add(firstPaint(browser));
            }
            paints.remove(0);
            paints.sort(null);
            long weight = Math.round(Double.parseDouble(String.valueOf(browser.run(WEIGHT))));
            System.out.printf(Locale.ROOT, "first paint %s ms, page weight %,d bytes%n", paints, weight);
            assertThat(paints.get(paints.size() / 2)).isLessThan(FIRST_PAINT.toMillis());
            assertThat(weight).isLessThan(MOST_BYTES);
        }
    }

    /** The page may be loaded before it is on the screen. */
    private static long firstPaint(Browser browser) {
        await().atMost(FLOOR.plus(FIRST_PAINT))
                .until(() -> !"0".equals(String.valueOf(browser.run("return " + PAINTS + ".length"))));
        return Math.round(Double.parseDouble(String.valueOf(browser.run("return " + PAINTS + "[0].startTime"))));
    }

    /** Keeps to the rate, however long a slice takes, by writing what is due. */
    private void keepWriting(Filling filling) {
        long start = System.nanoTime();
        while (going.get()) {
            long due = PER_SECOND * (System.nanoTime() - start) / 1_000_000_000 - written.get();
            if (due > 0) {
                filling.write(due, count -> {});
                written.addAndGet(due);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SLICE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the id of the first brand that is no competitor */
    private String announceBrands(Settings settings) throws Exception {
        Path file = fresh.resolve("brands.yml");
        Files.writeString(file, DemoConfig.brands());
        List<Brand> brands = BrandsFile.read(file);
        Topics.create(KafkaClient.of(settings), 1, (short) 1, Map.of());
        new BrandsTopic(KafkaClient.of(settings)).apply(brands);
        return brands.stream()
                .filter(brand -> !brand.competitor())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Settings settings(EmbeddedElasticsearch server, EmbeddedKafka kafka) {
        return Settings.of(Map.of())
                .with(Setting.ELASTICSEARCH, server.address().toString())
                .with(Setting.KAFKA, kafka.bootstrap())
                .with(Setting.CONSOLE_PORT, "0");
    }
}
