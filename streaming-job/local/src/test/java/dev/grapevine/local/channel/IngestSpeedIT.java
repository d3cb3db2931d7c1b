package dev.grapevine.local.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.ingest.HooksAddress;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.IngestOptions;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.Topics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much ingest takes in, with a real Kafka behind it; who sends shares the machine with who hears. */
@Tag("soak")
final class IngestSpeedIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int POSTS = 200_000;
    private static final int A_SECOND = 1_000;
    private static final int SECONDS = 10;
    private static final int WARM_UP = 10_000;
    private static final int CLOSED_LOOP = 20_000;
    private static final int AT_ONCE = 100;
    private static final Duration SLOWEST = Duration.ofMillis(200);

    @TempDir
    Path folder;

    @Test
    void tenThousandEventsOfJetstreamASecondAndCore() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                Sky sky = new Sky(POSTS)) {
            Map<String, Object> client = client(kafka);
            Source source = Source.of(
                    "sky",
                    SourceKind.BLUESKY,
                    sky.url(),
                    Duration.ofSeconds(1),
                    Options.NONE.with("backfill", "P3650D"));
            try (Heard heard = new Heard(client);
                    Ingest ingest = Ingest.start(Sources.of(source), options(client))) {
                await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> heard.records() >= POSTS / 3);
                long records = heard.records();
                double before = cpuSeconds();
                long start = System.nanoTime();
                await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> heard.records() >= POSTS);
                double seconds = (System.nanoTime() - start) / 1e9;
                double cpu = cpuSeconds() - before;
                long events = heard.records() - records;

                System.out.printf(
                        "Jetstream to Kafka: %.0f events a second and core (%d events, %.1f s of CPU in ingest's threads, "
                                + "%.1f s passed)%n",
                        events / cpu, events, cpu, seconds);
                assertThat(ingest.health()).isNotEmpty();
                assertThat(events / cpu).isGreaterThan(10_000);
            }
        }
    }

    @Test
    void aThousandWebhookCallsASecond() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"))) {
            Map<String, Object> client = client(kafka);
            Source source = Source.of(
                    "hook",
                    SourceKind.WEBHOOK,
                    "http://localhost/hooks",
                    Duration.ofSeconds(1),
                    Options.NONE.with("secret", "HOOK"));
            try (Ingest ingest = Ingest.start(Sources.of(source), options(client));
                    Heard heard = new Heard(client)) {
                await().atMost(PATIENCE).until(() -> ingest.hooksPort() > 0);
                Calls calls = new Calls(ingest.hooksPort());
                calls.asFastAsTheyAreAnswered(WARM_UP);
                Calls fast = new Calls(ingest.hooksPort());
                double most = fast.asFastAsTheyAreAnswered(CLOSED_LOOP);
                Calls steady = new Calls(ingest.hooksPort());
                double rate = steady.atRate(A_SECOND, SECONDS);

                System.out.printf(
                        "Webhooks acknowledged by Kafka: at %.0f a second p50 %d ms, p99 %d ms; at most %.0f a second "
                                + "(%d at once: p50 %d ms, p99 %d ms)%n",
                        rate,
                        steady.percentile(50),
                        steady.percentile(99),
                        most,
                        AT_ONCE,
                        fast.percentile(50),
                        fast.percentile(99));
                assertThat(calls.failures.get() + fast.failures.get() + steady.failures.get())
                        .isZero();
                assertThat(heard.ids()).hasSize(WARM_UP + CLOSED_LOOP + A_SECOND * SECONDS);
                assertThat(most).isGreaterThan(A_SECOND);
                assertThat(rate).isGreaterThan(0.98 * A_SECOND);
                assertThat(steady.percentile(99)).isLessThanOrEqualTo(SLOWEST.toMillis());
            }
        }
    }

    private static Map<String, Object> client(EmbeddedKafka kafka) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrap());
        Topics.create(client, 4, (short) 1, Map.of("retention.ms", "-1"));
        return client;
    }

    private static IngestOptions options(Map<String, Object> client) {
        return IngestOptions.of(client, "test key", "")
                .withFetch(FetchPolicy.of("").withLoopbackAllowed(true).withHostPace(Duration.ZERO))
                .withPace(Duration.ofMillis(5))
                .withSecrets(new Secrets(Map.of("HOOK", "secret")))
                .withHooks(new HooksAddress("127.0.0.1", 0, null));
    }

    /** Of what ingest runs: its own threads, its connections and its producer; not of the server that sends. */
    private static double cpuSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().matches("(?s)ingest.*|OkHttp.*|kafka-producer-network.*")) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos / 1e9;
    }

    /** Signed calls and how long each took. */
    private static final class Calls {

        private static final AtomicInteger NUMBER = new AtomicInteger();

        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final URI address;
        private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        private final AtomicInteger failures = new AtomicInteger();

        Calls(int port) {
            address = URI.create("http://127.0.0.1:" + port + "/hooks/hook");
        }

        double asFastAsTheyAreAnswered(int calls) throws InterruptedException {
            Semaphore free = new Semaphore(AT_ONCE);
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                free.acquire();
                CompletableFuture<Void> unused = call(System.nanoTime()).thenRun(free::release);
            }
            free.acquire(AT_ONCE);
            return calls / ((System.nanoTime() - start) / 1e9);
        }

        /** Each at its time, whatever became of the others; what waits to be sent waits on its own clock. */
        double atRate(int aSecond, int seconds) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[aSecond * seconds];
            long start = System.nanoTime();
            for (int i = 0; i < all.length; i++) {
                long due = start + i * 1_000_000_000L / aSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                all[i] = call(due);
            }
            CompletableFuture.allOf(all).join();
            return all.length / ((System.nanoTime() - start) / 1e9);
        }

        private CompletableFuture<Void> call(long due) {
            return http.sendAsync(request(), BodyHandlers.discarding()).handle((answer, error) -> {
                nanos.add(System.nanoTime() - due);
                if (error != null || answer.statusCode() != 202) {
                    failures.incrementAndGet();
                }
                return null;
            });
        }

        private HttpRequest request() {
            int number = NUMBER.incrementAndGet();
            String body = "{\"id\":\"c" + number + "\",\"published\":\"2026-03-02T12:00:00Z\",\"text\":\"The kettle of "
                    + "customer " + number + " leaks on the table\",\"author\":\"a" + number + "\",\"rating\":2,"
                    + "\"store\":\"berlin\"}";
            String time = Long.toString(Instant.now().getEpochSecond());
            return HttpRequest.newBuilder(address)
                    .header("webhook-id", "m" + number)
                    .header("webhook-timestamp", time)
                    .header("webhook-signature", "v1," + hmac("m" + number + "." + time + "." + body))
                    .POST(BodyPublishers.ofString(body))
                    .build();
        }

        private static String hmac(String text) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec("secret".getBytes(UTF_8), "HmacSHA256"));
                return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        long percentile(int percent) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return Duration.ofNanos(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)])
                    .toMillis();
        }
    }
}
