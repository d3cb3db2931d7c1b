package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.ingest.replay.ReplaySpeed;
import dev.grapevine.json.Json;
import dev.grapevine.local.stack.Stack;
import dev.grapevine.local.stack.StackOptions;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Mentions;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the metrics that alert rules and dashboard ask for against those that the running jobs register. */
@Tag("slow")
final class MonitoringIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What Flink's Prometheus reporter puts before a metric, and where Flink's REST tells of such metrics. */
    private static final List<Map.Entry<String, String>> SCOPES = List.of(
            Map.entry("flink_taskmanager_job_task_operator_", "operator"),
            Map.entry("flink_taskmanager_job_task_", "task"),
            Map.entry("flink_taskmanager_", "taskmanager"),
            Map.entry("flink_jobmanager_job_", "job"),
            Map.entry("flink_jobmanager_", "jobmanager"));

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void everyMetricThatIsAskedForIsRegistered() throws Exception {
        Cli.open(folder);
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("sources.yml"), "sources: []\n");
        Files.writeString(config.resolve("brands.yml"), "brands:\n  - {id: acme, name: Acme, query: acme}\n");
        Set<String> asked = Monitoring.metrics();
        assertThat(asked).hasSizeGreaterThan(30);
        StackOptions options = new StackOptions(config, null, ReplaySpeed.MAX, false, 0, 2);
        Settings settings = Settings.of(Map.of(Setting.PSEUDONYM_KEY.variable(), "test key"));
        try (Stack stack = Stack.start(options, folder.resolve("data"), settings, said -> {})) {
            send(settings.with(Setting.KAFKA, stack.parts().kafka().bootstrap()));
            URI flink = stack.parts().flink().webPage();
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
                Set<String> registered = registered(flink);
                assertThat(asked.stream().filter(metric -> registered.stream().noneMatch(matches(metric))))
                        .as("asked for and not registered")
                        .isEmpty();
            });
        }
    }

    private static void send(Settings settings) throws Exception {
        try (Producer<String, byte[]> producer = KafkaSettings.producer(settings)) {
            for (int i = 0; i < 20; i++) {
                producer.send(new ProducerRecord<>(
                                Topic.MENTIONS.topicName(),
                                "m" + i,
                                MentionCodec.encode(
                                        Mentions.post("m" + i, "acme is good").build())))
                        .get();
            }
        }
    }

    /** The labels of a group stand in the middle of its name in REST; the kinds of a histogram at the end. */
    private static Predicate<String> matches(String metric) {
        Map.Entry<String, String> scope = SCOPES.stream()
                .filter(each -> metric.startsWith(each.getKey()))
                .findFirst()
                .orElseThrow();
        String name = metric.substring(scope.getKey().length()).replace("_", "(?:_|\\.|\\..*\\.)");
        String before = scope.getValue().equals("operator") ? "[^.]+\\." : "";
        return Pattern.compile(scope.getValue() + ":" + before + name + "(?:_[a-z0-9]+)?")
                .asMatchPredicate();
    }

    private Set<String> registered(URI flink) throws IOException, InterruptedException {
        Set<String> all = new TreeSet<>();
        all.addAll(metrics(flink, "jobmanager", "/jobmanager/metrics"));
        for (JsonNode each : get(flink, "/taskmanagers").path("taskmanagers")) {
            all.addAll(metrics(
                    flink, "taskmanager", "/taskmanagers/" + each.path("id").asText() + "/metrics"));
        }
        for (JsonNode job : get(flink, "/jobs/overview").path("jobs")) {
            String path = "/jobs/" + job.path("jid").asText();
            all.addAll(metrics(flink, "job", path + "/metrics"));
            for (JsonNode vertex : get(flink, path).path("vertices")) {
                all.addAll(metrics(
                        flink, "task", path + "/vertices/" + vertex.path("id").asText() + "/metrics"));
            }
        }
        return all;
    }

    /** Of a task: those of its operators have the operator's name before their own. */
    private Set<String> metrics(URI flink, String scope, String path) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        for (JsonNode metric : get(flink, path)) {
            String name = metric.path("id").asText();
            String bare = scope.equals("task") ? name.replaceFirst("^\\d+\\.", "") : name;
            names.add((scope.equals("task") && bare.contains(".") ? "operator" : scope) + ":" + bare);
        }
        return names;
    }

    private JsonNode get(URI flink, String path) throws IOException, InterruptedException {
        return Json.json()
                .readTree(http.send(HttpRequest.newBuilder(flink.resolve(path)).build(), BodyHandlers.ofString())
                        .body());
    }
}
