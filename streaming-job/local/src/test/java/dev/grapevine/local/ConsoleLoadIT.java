package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.BrandsFile;
import dev.grapevine.dashboard.change.BrandsTopic;
import dev.grapevine.dashboard.console.Console;
import dev.grapevine.dashboard.console.ConsoleOptions;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
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
 * How long the console's answers take on a million mentions while 500 more a second are being written, the first time and
 * when somebody keeps the page open; by hand, with
 * {@code -Psoak -Dit.test=ConsoleLoadIT}. {@code -Dgrapevine.load.mentions=N} takes another number;
 * {@code -Dgrapevine.load.data=DIR} keeps the filled archive there, part by part, for the next run.
 */
@Tag("soak")
final class ConsoleLoadIT {

    private static final long MENTIONS = Long.getLong("grapevine.load.mentions", 1_000_000);
    private static final int PARTS = 14;
    private static final Duration PART = Duration.ofDays(2);
    private static final int PER_SECOND = 500;
    private static final int SLICE_MILLIS = 100;
    private static final int WARM = 5;
    private static final int PAUSE_MILLIS = 250;
    private static final int MEASURED = 40;
    private static final int HEAP_MEGABYTES = 1_024;
    private static final Instant UNTIL = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration FLOOR = Duration.ofMillis(800);
    private static final Duration FIRST_PAINT = Duration.ofMillis(1_500);
    private static final long MOST_BYTES = 1_500_000;

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
                try (Console console = Console.start(settings, ConsoleOptions.DEFAULT);
                        Filling more = Filling.open(elasticsearch, live())) {
                    measure(console, brand, more);
                }
            }
        }
    }

    private void measure(Console console, String brand, Filling more) throws Exception {
        URI base = URI.create("http://localhost:" + console.port());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get(base.resolve("/api/brands")).contains("\"id\":\"" + brand + "\""));
        String mention = Json.json()
                .readTree(get(base.resolve("/api/mentions?range=7d")))
                .at("/mentions/0/id")
                .asText();
        Thread writer = new Thread(() -> keepWriting(more), "writer");
        long start = System.nanoTime();
        writer.start();
        List<String> slow = new ArrayList<>();
        for (String call : CALLS) {
            time(base, call.replace("MENTION", mention).replace("BRAND", brand)).ifPresent(slow::add);
        }
        paint(base);
        going.set(false);
        writer.join();
        System.out.printf(
                Locale.ROOT,
                "%.0f mentions a second written meanwhile%n",
                written.get() * 1e9 / (System.nanoTime() - start));
        assertThat(slow).isEmpty();
    }

    /** Part by part, so that a run that was broken off goes on where it was. */
    private static void fill(Elasticsearch elasticsearch, Path folder) throws Exception {
        for (int part = 0; part < PARTS; part++) {
            Path done = folder.resolve("part-" + part + "-" + MENTIONS);
            if (!Files.exists(done)) {
                long start = System.nanoTime();
                try (Filling filling = Filling.open(elasticsearch, part(part))) {
                    filling.write(MENTIONS / PARTS, count -> {});
                }
                Files.createFile(done);
                System.out.printf(
                        Locale.ROOT,
                        "part %d of %d: %d mentions in %d s%n",
                        part + 1,
                        PARTS,
                        MENTIONS / PARTS,
                        Duration.ofNanos(System.nanoTime() - start).toSeconds());
            }
        }
    }

    private static Filling.Options part(int part) {
        Instant start = UNTIL.minus(PART.multipliedBy(PARTS - part));
        return new Filling.Options(MENTIONS / PARTS, start, start.plus(PART), 7 + part);
    }

    /** As much as is written, at the pace of the wall's clock. */
    private static Filling.Options live() {
        Duration day = Duration.ofDays(1);
        return new Filling.Options(PER_SECOND * day.toSeconds(), UNTIL, UNTIL.plus(day), 6);
    }

    private Optional<String> time(URI base, String call) throws Exception {
        List<Long> times = new ArrayList<>();
        int bytes = 0;
        long first = 0;
        for (int i = 0; i < WARM + MEASURED; i++) {
            long start = System.nanoTime();
            bytes = get(base.resolve(call)).length();
            long millis = (System.nanoTime() - start) / 1_000_000;
            first = i == 0 ? millis : first;
            if (i >= WARM) {
                times.add(millis);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        times.sort(null);
        long p95 = times.get((int) Math.ceil(0.95 * MEASURED) - 1);
        System.out.printf(
                Locale.ROOT,
                "%-50.50s first %4d ms  p50 %4d ms  p95 %4d ms  %6d bytes  load %.1f%n",
                call,
                first,
                times.get(MEASURED / 2),
                p95,
                bytes,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return p95 > FLOOR.toMillis() ? Optional.of(call + ": " + p95 + " ms") : Optional.empty();
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
                paints.add(Math.round(Double.parseDouble(String.valueOf(
                        browser.run("return performance.getEntriesByName('first-contentful-paint')[0].startTime")))));
            }
            paints.remove(0);
            paints.sort(null);
            long weight = Math.round(
                    Double.parseDouble(
                            String.valueOf(
                                    browser.run(
                                            "return performance.getEntriesByType('resource').reduce((sum, each) => sum"
                                                    + " + each.encodedBodySize, performance.getEntriesByType('navigation')[0].encodedBodySize)"))));
            System.out.printf(Locale.ROOT, "first paint %s ms, page weight %,d bytes%n", paints, weight);
            assertThat(paints.get(paints.size() / 2)).isLessThan(FIRST_PAINT.toMillis());
            assertThat(weight).isLessThan(MOST_BYTES);
        }
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
