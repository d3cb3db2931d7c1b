package dev.grapevine.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.json.Json;
import dev.grapevine.local.Cli;
import dev.grapevine.setting.Setting;
import dev.grapevine.topic.Topic;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.server.SMTPServer;

/**
 * How long it takes from the mention that makes a burst practically significant, heard by the running stack, until a
 * mail about it is accepted: by day, and with Elasticsearch dead.
 *
 * <p>The stack learns two weeks of history at full speed, then goes on with the same recording at the speed of time.
 */
@Tag("soak")
final class AlertLatencyIT {

    private static final Duration FLOOR = Duration.ofSeconds(120);
    private static final int EACH = 5;
    /** The stack has to start. */
    private static final Duration FIRST = Duration.ofSeconds(70);

    private static final Duration APART = Duration.ofSeconds(12);
    /** In which the last mails of the first half arrive, and Elasticsearch dies. */
    private static final Duration BETWEEN = Duration.ofSeconds(50);

    private static final Pattern BRAND = Pattern.compile("(Testmark\\d{3}):");

    @TempDir
    Path folder;

    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, Instant> mailed = new ConcurrentHashMap<>();
    private volatile boolean watching = true;

    @Test
    void aBurstIsMailedWithinTwoMinutes() throws Exception {
        Cli.open(folder);
        List<Duration> starts = new ArrayList<>();
        for (int i = 0; i < 2 * EACH; i++) {
            starts.add(FIRST.plus(APART.multipliedBy(i)).plus(i < EACH ? Duration.ZERO : BETWEEN));
        }
        Bursts bursts = Bursts.generate(starts);
        Path config = Files.createDirectories(folder.resolve("config"));
        Bursts.writeBrands(config.resolve("brands.yml"), "pr@acme.example", "boss@acme.example");
        Path recording = Files.write(folder.resolve("recording.jsonl"), bursts.history());
        SMTPServer office = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, data) -> note(data))
                .build();
        office.start();
        Map<String, String> environment = Map.of(
                Setting.SMTP_HOST.variable(),
                "127.0.0.1",
                Setting.SMTP_PORT.variable(),
                Integer.toString(office.getPortAllocated()),
                Setting.SMTP_TLS.variable(),
                "none");
        try (Cli learning = Cli.start(environment, arguments(recording, config, "max", "--until-drained"))) {
            assertThat(learning.await(Duration.ofMinutes(9)))
                    .as(() -> String.join("\n", learning.errors()))
                    .isZero();
        }
        System.out.printf(
                "LATENCY: %d lines of history learned, %d mails of it%n",
                bursts.history().size(), mailed.size());
        mailed.clear();
        Files.write(recording, bursts.live(), StandardOpenOption.APPEND);
        try (Cli up = Cli.start(environment, arguments(recording, config, "1"))) {
            watch(await().atMost(Duration.ofMinutes(4))
                    .until(() -> up.said("Kafka: (\\S+)"), Optional::isPresent)
                    .orElseThrow());
            List<String> brands = List.copyOf(bursts.significant().keySet());
            List<Duration> alive = latencies(bursts, brands.subList(0, EACH));
            killElasticsearch(up);
            List<Duration> dead = latencies(bursts, brands.subList(EACH, 2 * EACH));
            report("with Elasticsearch", alive);
            report("with Elasticsearch killed", dead);
        } finally {
            watching = false;
            office.stop();
        }
    }

    private List<Duration> latencies(Bursts bursts, List<String> brands) {
        List<Duration> latencies = new ArrayList<>();
        for (String brand : brands) {
            String significant = bursts.significant().get(brand);
            await().atMost(Duration.ofMinutes(8)).until(() -> heard.containsKey(significant));
            await().atMost(Duration.ofMinutes(4)).until(() -> mailed.containsKey(brand));
            Duration latency = Duration.between(heard.get(significant), mailed.get(brand));
            System.out.printf("LATENCY of %s: %.1f s%n", brand, latency.toMillis() / 1000.0);
            latencies.add(latency);
        }
        return latencies;
    }

    private static void report(String when, List<Duration> latencies) {
        List<Duration> sorted = new ArrayList<>(latencies);
        Collections.sort(sorted);
        Duration p95 = sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
        System.out.printf(
                "LATENCY %s: %d bursts, median %.1f s, p95 %.1f s%n",
                when, sorted.size(), sorted.get(sorted.size() / 2).toMillis() / 1000.0, p95.toMillis() / 1000.0);
        assertThat(p95).isLessThan(FLOOR);
    }

    private void note(byte[] data) {
        try {
            Instant now = Instant.now();
            String subject = new MimeMessage(null, new ByteArrayInputStream(data)).getSubject();
            Matcher brand = BRAND.matcher(subject);
            if (brand.find()) {
                mailed.putIfAbsent(brand.group(1).toLowerCase(Locale.ROOT), now);
            }
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Notes when each mention arrives, by the same clock as the mails. */
    private void watch(String bootstrap) {
        Thread thread = new Thread(() -> {
            try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer())) {
                List<TopicPartition> partitions = consumer.partitionsFor(Topic.MENTIONS.topicName()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                while (watching) {
                    consumer.poll(Duration.ofMillis(20))
                            .forEach(read -> heard.putIfAbsent(id(read.value()), Instant.now()));
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static String id(byte[] mention) {
        try {
            return Json.json().readTree(mention).path("nativeId").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void killElasticsearch(Cli up) throws IOException {
        int killed = 0;
        for (ProcessHandle process : up.processes()) {
            Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            if (Files.isReadable(line) && Files.readString(line).contains("org.elasticsearch.bootstrap")) {
                killed += process.destroyForcibly() ? 1 : 0;
            }
        }
        assertThat(killed).as("Elasticsearch ran").isEqualTo(1);
    }

    private String[] arguments(Path recording, Path config, String speed, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("up", "--replay", recording.toString(), "--config", config.toString(), "--speed", speed));
        arguments.addAll(List.of("--data", folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
