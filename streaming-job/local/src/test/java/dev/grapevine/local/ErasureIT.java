package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.IngestOptions;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.replay.ReplaySpeed;
import dev.grapevine.ingest.run.HealthReader;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.json.Json;
import dev.grapevine.local.stack.Stack;
import dev.grapevine.local.stack.StackOptions;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who deletes something, or leaves, is gone from everything that the project keeps: from Jetstream and a Mastodon stream
 * through real Kafka and both jobs to real Elasticsearch.
 */
@Tag("slow")
final class ErasureIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration FLOOR = Duration.ofSeconds(30);
    private static final String WORDS = "the acme kettle leaks on my grandmother's oak table";

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong micros = new AtomicLong(Instant.now().toEpochMilli() * 1_000);

    @TempDir
    Path folder;

    @Test
    void whatIsDeletedAtItsSourceIsGone() throws Exception {
        Cli.open(folder);
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("sources.yml"), "sources: []\n");
        Files.writeString(config.resolve("brands.yml"), "brands:\n  - {id: acme, name: Acme, query: acme}\n");
        StackOptions options = new StackOptions(config, null, ReplaySpeed.MAX, false, 0, 2);
        Settings settings = Settings.of(Map.of(Setting.PSEUDONYM_KEY.variable(), "test key"));
        try (Jetstream sky = new Jetstream();
                Fediverse fediverse = new Fediverse();
                Stack stack = Stack.start(options, folder.resolve("data"), settings, said -> {});
                Ingest ingest = Ingest.start(sources(sky, fediverse), ingest(stack))) {
            follow(stack, sky, fediverse);
        }
    }

    private void follow(Stack stack, Jetstream sky, Fediverse fediverse) throws Exception {
        await().atMost(PATIENCE).until(() -> sky.isHeard() && fediverse.isHeard());
        sky.post("ann", "1", WORDS + " one");
        sky.post("bob", "2", WORDS + " two");
        sky.post("bob", "3", WORDS + " three");
        sky.post("cleo", "4", WORDS + " four");
        fediverse.status("7", WORDS + " five");
        await().atMost(PATIENCE).until(() -> count(stack) == 5);

        assertThat(new HealthReader(stack.parts().kafkaClient())
                        .newest(List.of("sky", "fediverse"), Instant.now())
                        .values())
                .extracting(SourceHealth::source)
                .contains("sky", "fediverse");

        Duration single = timed(stack, 4, () -> sky.delete("ann", "1"));
        Duration mastodon = timed(stack, 3, () -> fediverse.delete("7"));
        Duration account = timed(stack, 1, () -> sky.account("bob", "deleted"));
        sky.post("bob", "5", WORDS + " six");
        sky.post("cleo", "6", WORDS + " seven");
        await().atMost(PATIENCE).until(() -> count(stack) == 2);
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> count(stack) == 2);

        System.out.printf(
                "Gone from Elasticsearch after: a delete on Jetstream %d ms, on a Mastodon stream %d ms, an account %d ms%n",
                single.toMillis(), mastodon.toMillis(), account.toMillis());
        assertThat(List.of(single, mastodon, account)).allMatch(time -> time.compareTo(FLOOR) < 0);
        for (Topic topic : List.of(Topic.MENTIONS, Topic.ENRICHED)) {
            assertThat(whatCompactionLeaves(stack, topic))
                    .as(topic.topicName())
                    .noneMatch(value -> value.contains("oak table one")
                            || value.contains("oak table two")
                            || value.contains("oak table three")
                            || value.contains("oak table five")
                            || value.contains("oak table six"));
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(checkpointsWith(WORDS + " seven"))
                    .as("what nobody deleted")
                    .isNotEmpty();
            assertThat(checkpointsWith(WORDS + " two")).isEmpty();
        });
    }

    private interface Act {
        void run() throws Exception;
    }

    private Duration timed(Stack stack, long left, Act act) throws Exception {
        long start = System.nanoTime();
        act.run();
        await().pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).until(() -> count(stack) == left);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Documents that anybody who searches now would find. */
    private long count(Stack stack) throws IOException, InterruptedException {
        URI base = stack.parts().elasticsearch().address();
        String answer = http.send(
                        HttpRequest.newBuilder(base.resolve("/grapevine-*/_count?q=text:oak"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return Json.json().readTree(answer).path("count").asLong(-1);
    }

    private static List<String> whatCompactionLeaves(Stack stack, Topic topic) {
        Map<String, Object> client = new HashMap<>(stack.parts().kafkaClient());
        Map<String, String> newest = new HashMap<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record ->
                                newest.put(String.valueOf(record.key()), record.value() == null ? "" : record.value()));
            }
        }
        return List.copyOf(newest.values());
    }

    /** Statistics of phrases keep hashes; no text can be read out of them. */
    private List<Path> checkpointsWith(String words) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data").resolve("flink"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, words))
                    .toList();
        } catch (UncheckedIOException e) {
            return List.of(folder);
        }
    }

    private static boolean contains(Path file, String words) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    private static IngestOptions ingest(Stack stack) {
        return IngestOptions.of(stack.parts().kafkaClient(), "test key", "")
                .withFetch(FetchPolicy.of("").withLoopbackAllowed(true).withHostPace(Duration.ZERO))
                .withPace(Duration.ofMillis(20))
                .withSecrets(new Secrets(Map.of("TOKEN", "t")));
    }

    private static Sources sources(Jetstream sky, Fediverse fediverse) {
        return Sources.of(
                Source.of("sky", SourceKind.BLUESKY, sky.url(), Duration.ofMinutes(1)),
                Source.of(
                        "fediverse",
                        SourceKind.MASTODON,
                        fediverse.url(),
                        Duration.ofMinutes(1),
                        Options.NONE.with("secret", "TOKEN")));
    }

    /** Jetstream's first wire. */
    private final class Jetstream implements AutoCloseable {

        private final List<WsContext> listeners = new CopyOnWriteArrayList<>();
        private final Javalin server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.ws(
                            "/subscribe",
                            ws -> ws.onConnect(context -> {
                                context.enableAutomaticPings();
                                listeners.add(context);
                            }));
                })
                .start("127.0.0.1", 0);

        String url() {
            return "http://127.0.0.1:" + server.port();
        }

        boolean isHeard() {
            return !listeners.isEmpty();
        }

        void post(String who, String key, String text) {
            commit(
                    who,
                    key,
                    "create",
                    ",\"record\":{\"text\":\"" + text + "\",\"createdAt\":\"" + Instant.now() + "\"}");
        }

        void delete(String who, String key) {
            commit(who, key, "delete", "");
        }

        private void commit(String who, String key, String operation, String rest) {
            send(
                    who,
                    "\"kind\":\"commit\",\"commit\":{\"rev\":\"r" + micros.get() + "\",\"operation\":\"" + operation
                            + "\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"" + key + "\"" + rest + "}");
        }

        void account(String who, String status) {
            send(
                    who,
                    "\"kind\":\"account\",\"account\":{\"active\":false,\"did\":\"did:plc:" + who + "\",\"status\":\""
                            + status + "\"}");
        }

        private void send(String who, String rest) {
            String frame =
                    "{\"did\":\"did:plc:" + who + "\",\"time_us\":" + micros.incrementAndGet() + "," + rest + "}";
            listeners.forEach(listener -> listener.send(frame));
        }

        @Override
        public void close() {
            server.stop();
        }
    }

    /** A Mastodon server with an empty timeline and a stream. */
    private static final class Fediverse implements AutoCloseable {

        private final List<OutputStream> listeners = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        Fediverse() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/api/v1/timelines/public", exchange -> {
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
            server.createContext("/api/v1/streaming/public", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(":)\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                listeners.add(exchange.getResponseBody());
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        boolean isHeard() {
            return !listeners.isEmpty();
        }

        void status(String id, String text) throws IOException {
            send(
                    "update",
                    "{\"id\":\"" + id + "\",\"created_at\":\"" + Instant.now()
                            + "\",\"visibility\":\"public\",\"content\":\"<p>" + text
                            + "</p>\",\"url\":\"https://social.example/@dan/7\",\"account\":{\"id\":\"7\",\"acct\":\"dan\","
                            + "\"url\":\"https://social.example/@dan\"}}");
        }

        void delete(String id) throws IOException {
            send("delete", id);
        }

        private void send(String event, String data) throws IOException {
            for (OutputStream listener : listeners) {
                listener.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
                listener.flush();
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
