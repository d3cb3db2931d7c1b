package dev.grapevine.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.job.index.IndexJob;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.json.Json;
import dev.grapevine.local.Cli;
import dev.grapevine.local.cluster.JobTroubles;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole line with Kafka behind SASL_SSL and Elasticsearch behind TLS, every part with no more privileges than
 * docs/security.md gives it; the roles and the table of Kafka are read from there.
 */
@Tag("slow")
final class SecuredIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> PARTS = List.of("setup", "ingest", "jobs", "people");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(setup|ingest|jobs|people)` \\| ([A-Za-z, ]+) \\| (topic|group) \\| (.+) \\|$");

    @TempDir
    Path folder;

    @Test
    void everyPartWorksWithItsOwnPrivilegesAndNoMore() throws Exception {
        Cli.open(folder);
        Path config = Files.createDirectories(folder.resolve("home/config"));
        Files.writeString(config.resolve("brands.yml"), "brands:\n  - {id: acme, name: Acme, query: acme}\n");
        Files.writeString(
                config.resolve("sources.yml"),
                "sources:\n  - {name: file, type: jsonl, path: said.jsonl, every: PT10S}\n");
        Files.writeString(
                config.resolve("said.jsonl"),
                Json.json()
                                .createObjectNode()
                                .put("id", "1")
                                .put("author", "ann")
                                .put("text", "I like acme")
                                .put("published", Instant.now().minusSeconds(60).toString())
                        + "\n");
        Locks locks = Locks.make(Files.createDirectory(folder.resolve("locks")));
        String page = Files.readString(Path.of(System.getProperty("grapevine.root"), "docs", "security.md"));
        String roles = page.substring(page.indexOf("```yaml") + 8, page.indexOf("```", page.indexOf("```yaml") + 8));
        List<String> users = List.of("grapevine_setup", "grapevine_jobs", "grapevine_people", "grapevine_read");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), locks.ofKafka(PARTS));
                EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(
                        ElasticsearchHome.find(),
                        folder.resolve("elasticsearch"),
                        512,
                        locks.ofElasticsearch(roles, users))) {
            allow(locks, kafka, page);
            Map<String, Map<String, String>> environments = new HashMap<>();
            for (String part : PARTS) {
                environments.put(part, environment(part, locks, kafka, elasticsearch));
            }
            run(of(environments, "setup"), 0, "setup", "--brands", "config/brands.yml");
            try (EmbeddedFlink flink = EmbeddedFlink.start(folder.resolve("flink"), 2)) {
                Settings jobs = Settings.of(of(environments, "jobs"));
                flink.submit(ReputationJob.NAME, 1, env -> ReputationJob.define(env, jobs));
                flink.submit(IndexJob.NAME, 1, env -> IndexJob.define(env, jobs));
                try (Cli ingest = Cli.startAlone(home(), of(environments, "ingest"), "ingest", "run");
                        Elasticsearch search =
                                Elasticsearch.connect(as("grapevine_read", Settings.of(of(environments, "people"))))) {
                    Settings people = Settings.of(of(environments, "people"));
                    Supplier<String> troubles =
                            () -> String.join("\n", ingest.errors()) + "\n" + JobTroubles.of(flink.webPage());
                    for (Topic topic : List.of(Topic.MENTIONS, Topic.ENRICHED)) {
                        await().atMost(PATIENCE)
                                .untilAsserted(() -> assertThat(records(people, topic))
                                        .as(troubles)
                                        .isEqualTo(1));
                    }
                    await().atMost(PATIENCE)
                            .untilAsserted(() -> assertThatCode(
                                            () -> assertThat(count(search)).isEqualTo(1))
                                    .as(troubles)
                                    .doesNotThrowAnyException());
                    assertThat(ingest.errors()).noneMatch(line -> line.contains(Locks.PASSWORD));
                    refused(search);
                }
                assertThat(run(of(environments, "setup"), 1, "doctor"))
                        .anyMatch(line -> line.startsWith("fine") && line.contains("Kafka"))
                        .anyMatch(line -> line.startsWith("fine") && line.contains("Elasticsearch"))
                        .filteredOn(line -> line.startsWith("broken"))
                        .as("nothing but that no mails are sent here")
                        .singleElement()
                        .asString()
                        .contains("mail server");
                JsonNode proof = Json.json()
                        .readTree(run(of(environments, "people"), 0, "erase", "--author", "file:ann")
                                .get(0));
                assertThat(proof.path("complete").asBoolean()).isTrue();
                run(of(environments, "people"), 0, "retention", "--source", "file=1");
            }
            wrong(environments);
        }
    }

    private static Map<String, String> of(Map<String, Map<String, String>> environments, String part) {
        return environments.getOrDefault(part, Map.of());
    }

    /** Who may read may not write. */
    private static void refused(Elasticsearch reader) {
        assertThatThrownBy(() -> reader.call(
                        "PUT", "/grapevine-alerts/_doc/1", Json.json().createObjectNode()))
                .isInstanceOfSatisfying(
                        ElasticsearchFault.class,
                        fault -> assertThat(fault.status()).isEqualTo(403));
    }

    private void wrong(Map<String, Map<String, String>> environments) throws Exception {
        Map<String, Object> ingest = KafkaClient.of(Settings.of(of(environments, "ingest")));
        assertThatThrownBy(() -> new TopicReader(ingest).read(Topic.ALERTS.topicName(), record -> {}))
                .as("ingest need not know what people are told")
                .isInstanceOf(TopicAuthorizationException.class);
        Map<String, String> stranger = new HashMap<>(of(environments, "setup"));
        stranger.put(Setting.ELASTICSEARCH_PASSWORD.variable(), "wrong");
        assertThat(run(stranger, 1, "doctor"))
                .anyMatch(line -> line.startsWith("broken") && line.contains("Elasticsearch") && line.contains("401"));
    }

    private Map<String, String> environment(
            String part, Locks locks, EmbeddedKafka kafka, EmbeddedElasticsearch elasticsearch) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put(Setting.KAFKA.variable(), kafka.bootstrap());
        environment.put(
                Setting.KAFKA_CLIENT_FILE.variable(), locks.clientFile(part).toString());
        environment.put(Setting.PSEUDONYM_KEY.variable(), "a key of the test");
        environment.put(
                Setting.ELASTICSEARCH.variable(), elasticsearch.address().toString());
        environment.put(
                Setting.ELASTICSEARCH_CA_FILE.variable(), locks.authority().toString());
        environment.put(Setting.ELASTICSEARCH_USER.variable(), "grapevine_" + part);
        environment.put(Setting.ELASTICSEARCH_PASSWORD.variable(), Locks.PASSWORD);
        return environment;
    }

    private static Settings as(String user, Settings settings) {
        return settings.with(Setting.ELASTICSEARCH_USER, user);
    }

    /** What the table of docs/security.md says, and nothing else. */
    private static void allow(Locks locks, EmbeddedKafka kafka, String page) throws Exception {
        List<AclBinding> all = new ArrayList<>();
        Set<String> parts = new TreeSet<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            parts.add(row.group(1));
            for (String operation : row.group(2).split(", ", -1)) {
                for (String name : row.group(4).replace("`", "").split(", ", -1)) {
                    all.add(binding(row.group(1), operation, row.group(3), name));
                }
            }
        }
        assertThat(parts).containsExactlyInAnyOrderElementsOf(PARTS);
        Map<String, Object> broker = new HashMap<>(KafkaClient.of(Settings.of(Map.of(
                Setting.KAFKA.variable(), kafka.bootstrap(),
                Setting.KAFKA_CLIENT_FILE.variable(), locks.clientFile("broker").toString()))));
        try (Admin admin = Admin.create(broker)) {
            admin.createAcls(all).all().get();
        }
    }

    private static AclBinding binding(String part, String operation, String kind, String name) {
        AclOperation allowed = AclOperation.fromString(operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
        ResourceType type = kind.equals("topic") ? ResourceType.TOPIC : ResourceType.GROUP;
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + part, "*", allowed, AclPermissionType.ALLOW));
    }

    private Path home() {
        return folder.resolve("home");
    }

    private List<String> run(Map<String, String> environment, int code, String... arguments) throws Exception {
        try (Cli command = Cli.startAlone(home(), environment, arguments)) {
            int ended = command.await(PATIENCE);
            String said = String.join("\n", command.errors()) + String.join("\n", command.output());
            assertThat(ended).as(String.join(" ", arguments) + ": " + said).isEqualTo(code);
            assertThat(said).doesNotContain(Locks.PASSWORD);
            return command.output();
        }
    }

    private static long records(Settings reader, Topic topic) {
        AtomicLong records = new AtomicLong();
        new TopicReader(KafkaClient.of(reader)).read(topic.topicName(), record -> records.incrementAndGet());
        return records.get();
    }

    private static long count(Elasticsearch search) {
        return search.call("GET", "/grapevine-mentions/_count", null)
                .path("count")
                .asLong();
    }
}
