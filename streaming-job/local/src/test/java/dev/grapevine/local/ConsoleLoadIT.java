package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.dashboard.console.Console;
import dev.grapevine.dashboard.console.ConsoleOptions;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.local.fill.Filling;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the console's answers take on a million mentions while 500 more a second are being written; by hand, with
 * {@code -Psoak -Dit.test=ConsoleLoadIT}. {@code -Dgrapevine.mentions=N} takes another number.
 */
@Tag("soak")
final class ConsoleLoadIT {

    private static final long MENTIONS = Long.getLong("grapevine.mentions", 1_000_000);
    private static final int PER_SECOND = 500;
    private static final int SLICE_MILLIS = 100;
    private static final int WARM = 5;
    private static final int MEASURED = 40;
    private static final int HEAP_MEGABYTES = 1_024;
    private static final Instant UNTIL = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration FLOOR = Duration.ofMillis(800);
    private static final Duration FIRST_PAINT = Duration.ofMillis(1_500);
    private static final long MOST_BYTES = 1_500_000;

    private static final List<String> CALLS = List.of(
            "/api/overview?range=7d",
            "/api/overview?range=24h",
            "/api/mentions?range=7d",
            "/api/mentions?range=7d&q=battery",
            "/api/mentions?range=7d&mood=negative&order=reach",
            "/api/incidents",
            "/api/replies?range=7d",
            "/api/sources",
            "/api/brands");

    @TempDir
    Path folder;

    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicLong written = new AtomicLong();

    @Test
    void everyCallAnswersInTime() throws Exception {
        try (EmbeddedElasticsearch server =
                        EmbeddedElasticsearch.start(ElasticsearchHome.find(), folder, HEAP_MEGABYTES);
                Elasticsearch elasticsearch = Elasticsearch.connect(settings(server));
                Filling filling = Filling.open(
                        elasticsearch,
                        new Filling.Options(MENTIONS + MENTIONS / 5, UNTIL.minus(Duration.ofDays(28)), UNTIL, 7));
                Console console = Console.start(settings(server), ConsoleOptions.DEFAULT)) {
            filling.write(MENTIONS, count -> System.out.println(count + " mentions"));
            Thread writer = new Thread(() -> keepWriting(filling), "writer");
            writer.start();
            List<String> slow = measure(console);
            paint(console);
            going.set(false);
            writer.join();
            System.out.println(written.get() + " written meanwhile");
            assertThat(slow).isEmpty();
        }
    }

    private List<String> measure(Console console) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        List<String> slow = new ArrayList<>();
        for (String call : CALLS) {
            List<Long> times = new ArrayList<>();
            long bytes = 0;
            for (int i = 0; i < WARM + MEASURED; i++) {
                long start = System.nanoTime();
                HttpResponse<byte[]> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + console.port() + call))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                long millis = (System.nanoTime() - start) / 1_000_000;
                assertThat(answer.statusCode()).as(call).isEqualTo(200);
                bytes = answer.body().length;
                if (i >= WARM) {
                    times.add(millis);
                }
            }
            times.sort(null);
            long p95 = times.get((int) Math.ceil(0.95 * MEASURED) - 1);
            System.out.printf(
                    Locale.ROOT,
                    "%-50s p50 %4d ms  p95 %4d ms  %6d bytes  load %.1f%n",
                    call,
                    times.get(MEASURED / 2),
                    p95,
                    bytes,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            if (p95 > FLOOR.toMillis()) {
                slow.add(call + ": " + p95 + " ms");
            }
        }
        return slow;
    }

    /** In a real browser: from asking for the overview to its first content on the screen, the median of five. */
    private static void paint(Console console) {
        Optional<Browser> found = Browser.find();
        if (found.isEmpty()) {
            return;
        }
        try (Browser browser = found.get()) {
            browser.look(1280, 900, "light");
            List<Long> paints = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                browser.open("http://localhost:" + console.port() + "/?range=7d");
                paints.add(Math.round(Double.parseDouble(String.valueOf(browser.run(
                        "return performance.getEntriesByName('first-contentful-paint')[0].startTime")))));
            }
            paints.remove(0);
            paints.sort(null);
            long weight = Math.round(Double.parseDouble(String.valueOf(browser.run(
                    "return performance.getEntriesByType('resource').reduce((sum, each) => sum + each.encodedBodySize,"
                            + " performance.getEntriesByType('navigation')[0].encodedBodySize)"))));
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

    private static Settings settings(EmbeddedElasticsearch server) {
        return Settings.of(Map.of())
                .with(Setting.ELASTICSEARCH, server.address().toString())
                .with(Setting.KAFKA, "127.0.0.1:1")
                .with(Setting.CONSOLE_PORT, "0");
    }
}
