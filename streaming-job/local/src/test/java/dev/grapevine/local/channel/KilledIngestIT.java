package dev.grapevine.local.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import dev.grapevine.mention.MentionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed at any point and started again, ingest loses nothing, and what it repeats carries the same id: 100,000 events of
 * a stream, a timeline and a table into a real Kafka.
 */
final class KilledIngestIT {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int POSTS = 60_000;
    private static final int STATUSES = 20_000;
    private static final int ROWS = 20_000;
    private static final int EVENTS = POSTS + STATUSES + ROWS;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void nothingIsLostInTenKills() throws Exception {
        killed(10);
    }

    @Test
    @Tag("soak")
    void nothingIsLostInFiftyKills() throws Exception {
        killed(50);
    }

    private void killed(int kills) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                Sky sky = new Sky(POSTS);
                Timeline timeline = new Timeline()) {
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
            Topics.create(client, 4, (short) 1, Map.of("retention.ms", "-1"));
            Path sources = sources(sky, timeline);
            try (Heard heard = new Heard(client)) {
                int[] points = new Random(kills)
                        .ints(kills, 100, EVENTS - 1_000)
                        .sorted()
                        .toArray();
                for (int point : points) {
                    killAt(point, kafka.bootstrap(), sources, heard);
                }
                Set<String> ids = finish(kafka.bootstrap(), sources, heard);

                System.out.printf(
                        "Killed %d times while reading %d events: %d lost, %d distinct ids, %d records%n",
                        kills, EVENTS, EVENTS - ids.size(), ids.size(), heard.records());
                assertThat(ids).isEqualTo(expected());
            }
        }
    }

    private static void killAt(int records, String kafka, Path sources, Heard heard) throws Exception {
        Process process = IngestProcess.start(kafka, sources);
        try {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(PATIENCE)
                    .until(() -> heard.records() >= records || !process.isAlive());
            assertThat(process.isAlive()).as(() -> log(sources)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Set<String> finish(String kafka, Path sources, Heard heard) throws Exception {
        Process process = IngestProcess.start(kafka, sources);
        try {
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> heard.records() >= EVENTS && heard.ids().size() >= EVENTS);
            return heard.ids();
        } catch (ConditionTimeoutException e) {
            return heard.ids();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String log(Path sources) {
        try {
            return Files.readString(sources.resolveSibling("ingest.log"));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Path sources(Sky sky, Timeline timeline) throws IOException {
        Path table = Files.writeString(
                folder.resolve("rows.csv"),
                "id,text\n"
                        + IntStream.range(0, ROWS)
                                .mapToObj(i -> i + ",\"row " + i + "\nof the table\"")
                                .collect(Collectors.joining("\n")));
        Files.setLastModifiedTime(table, FileTime.from(Instant.now().minusSeconds(60)));
        return Files.writeString(folder.resolve("sources.yml"), """
                sources:
                  - {name: sky, type: bluesky, url: "%s", backfill: P3650D, every: PT1S}
                  - {name: timeline, type: mastodon, url: "%s", every: PT1S, recheck: 0}
                  - {name: rows, type: files, path: rows.csv, every: PT1S, map: {id: id, text: text}}
                """.formatted(sky.url(), timeline.url()));
    }

    private static Set<String> expected() {
        Set<String> ids = new HashSet<>();
        IntStream.range(0, POSTS).forEach(i -> ids.add(MentionId.of("bluesky", Sky.nativeId(i))));
        IntStream.rangeClosed(1, STATUSES).forEach(i -> ids.add(MentionId.of("mastodon", "127.0.0.1/" + i)));
        IntStream.range(0, ROWS).forEach(i -> ids.add(MentionId.of("file", "rows/" + i)));
        return ids;
    }

    /** One status is there at first; the rest when somebody asks for what came after it. */
    private static final class Timeline implements AutoCloseable {

        private static final int PAGE = 40;
        private final HttpServer server;

        Timeline() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/api/v1/timelines/public", Timeline::answer);
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        private static void answer(HttpExchange exchange) throws IOException {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            int at = query.indexOf("min_id=");
            int after = at < 0
                    ? 0
                    : Integer.parseInt(query.substring(at + "min_id=".length()).split("&", -1)[0]);
            int last = at < 0 ? 1 : Math.min(STATUSES, after + PAGE);
            String page = IntStream.rangeClosed(after + 1, last)
                    .map(i -> after + 1 + last - i)
                    .mapToObj(Timeline::status)
                    .collect(Collectors.joining(",", "[", "]"));
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        private static String status(int id) {
            return "{\"id\":\"" + id + "\",\"created_at\":\"2026-03-02T12:00:00.000Z\",\"visibility\":\"public\","
                    + "\"content\":\"<p>Status " + id + "</p>\",\"url\":\"https://social.example/@ann/" + id
                    + "\",\"account\":{\"id\":\"7\",\"acct\":\"ann\",\"url\":\"https://social.example/@ann\"}}";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
