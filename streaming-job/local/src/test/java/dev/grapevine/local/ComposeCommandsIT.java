package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.gate.Role;
import dev.grapevine.dashboard.gate.Users;
import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.json.Json;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.local.server.EmbeddedKafka;
import dev.grapevine.local.server.MailBox;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Starts each command of docker-compose.yml as a process, with the environment and the folder that it has there. */
@Tag("soak")
final class ComposeCommandsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SECRET = "a-long-random-text-of-the-test";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:-([^}]*)|:\\?[^}]*)?}");

    @TempDir
    Path folder;

    private JsonNode services = Json.json().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        services = Json.json()
                .<JsonNode>valueToTree(
                        new Yaml(new SafeConstructor(new LoaderOptions())).load(Checkout.read("docker-compose.yml")))
                .path("services");
    }

    @Test
    void eachCommandStartsAndSaysSo() throws Exception {
        Cli.open(folder);
        Path config = folder.resolve("opt/config");
        Files.createDirectories(config.resolve("examples"));
        for (String file : List.of("brands.yml", "sources.yml", "examples/mentions.jsonl")) {
            Files.writeString(config.resolve(file), Checkout.read("config/" + file));
        }
        Files.writeString(config.resolve("console-users"), Users.line("ann", Role.ADMINISTER, "a password of ann's"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                EmbeddedElasticsearch elasticsearch =
                        EmbeddedElasticsearch.start(ElasticsearchHome.find(), folder.resolve("elasticsearch"), 512);
                MailBox mail = MailBox.start(folder.resolve("mails"))) {
            Map<String, String> there = Map.of(
                    "kafka:9092", kafka.bootstrap(),
                    "http://elasticsearch:9200", elasticsearch.address().toString(),
                    "1025", Integer.toString(mail.port()),
                    "mail", "127.0.0.1",
                    "/opt/grapevine/config/console-users",
                            config.resolve("console-users").toString());

            String setup = run("setup", there, 0);
            assertThat(setup).contains("index templates installed").contains("brands written");
            assertThat(run("setup", there, 0)).as("again").contains("topics created: []");

            // The example's only source is a file: it ends by itself when that has been read.
            assertThat(run("ingest", there, 0)).contains("example-file: ENDED");
            assertThat(isHeard(kafka)).isTrue();
            says("mailer", there, "(The mailer is running)");
            says("console", there, "(Console: http)");
        }
    }

    @Test
    void withoutItsServersEachCommandSaysWhatIsMissing() throws Exception {
        Files.createDirectories(folder.resolve("opt/config"));
        Map<String, String> nowhere =
                Map.of("kafka:9092", "127.0.0.1:1", "http://elasticsearch:9200", "http://127.0.0.1:1");
        assertThat(run("setup", nowhere, 2)).contains("config/brands.yml");
        assertThat(run("ingest", nowhere, 2)).contains("sources.yml");
        assertThat(run("console", nowhere, 2)).contains("console-users");
    }

    /** The two lines of shell that submit the jobs, with a {@code flink} that only writes down what it is asked. */
    @Test
    void theJobsAreSubmittedOnceEach() throws Exception {
        Path flink = Files.writeString(folder.resolve("flink"), """
                #!/bin/sh
                echo "$@" >> "$ASKED"
                case "$1" in
                  list) echo "22.11.2026 10:00:00 : 00ff : index (RUNNING)" ;;
                esac
                """);
        Files.setPosixFilePermissions(flink, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path asked = folder.resolve("asked");
        List<String> command = new ArrayList<>();
        services.path("jobs")
                .path("command")
                .forEach(word -> command.add(word.asText().replace("$$", "$")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("ASKED", asked.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(Files.readAllLines(asked).stream().filter(line -> line.startsWith("run")))
                .as("the index job runs already")
                .containsExactly("run -d -m jobmanager:8081 -c dev.grapevine.job.reputation.ReputationJob"
                        + " /opt/grapevine/grapevine-job.jar");
    }

    private String run(String service, Map<String, String> there, int code) throws Exception {
        try (Cli command = start(service, there)) {
            int ended = command.await(PATIENCE);
            String said = String.join("\n", command.errors()) + String.join("\n", command.output());
            assertThat(ended).as(said).isEqualTo(code);
            assertThat(said).doesNotContain(SECRET).doesNotContain("\tat ");
            return said;
        }
    }

    private void says(String service, Map<String, String> there, String sign) throws Exception {
        Cli command = start(service, there);
        stays(command, () -> command.said(sign).isPresent());
    }

    private static void stays(Cli started, Callable<Boolean> sign) throws Exception {
        try (Cli command = started) {
            await().atMost(PATIENCE).until(() -> !command.isAlive() || sign.call());
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(command.isAlive())
                            .as(String.join("\n", command.errors()) + String.join("\n", command.output()))
                            .isTrue());
            command.terminate();
            command.await(PATIENCE);
            assertThat(String.join("\n", command.errors())).doesNotContain(SECRET);
        }
    }

    /** The example of sources.yml is heard. */
    private static boolean isHeard(EmbeddedKafka kafka) {
        List<Long> heard = new ArrayList<>();
        new TopicReader(Map.of("bootstrap.servers", kafka.bootstrap()))
                .read(Topic.MENTIONS.topicName(), record -> heard.add(record.offset()));
        return !heard.isEmpty();
    }

    private Cli start(String service, Map<String, String> there) throws IOException {
        JsonNode described = services.path(service);
        List<String> arguments = new ArrayList<>();
        described.path("command").forEach(word -> arguments.add(word.asText()));
        Map<String, String> environment = new HashMap<>();
        described.path("environment").properties().forEach(variable -> {
            String value = filled(variable.getValue().asText());
            environment.put(variable.getKey(), there.getOrDefault(value, value));
        });
        // Any free port: the usual one may be taken on this machine.
        environment.put("GRAPEVINE_CONSOLE_PORT", "0");
        return Cli.startAlone(folder.resolve("opt"), environment, arguments.toArray(String[]::new));
    }

    /** As docker compose fills in variables. */
    private static String filled(String value) {
        Matcher matcher = VARIABLE.matcher(value);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            boolean isSecret = matcher.group(1).equals("GRAPEVINE_PSEUDONYM_KEY");
            String fallback = Stream.ofNullable(matcher.group(3)).findFirst().orElse("");
            matcher.appendReplacement(filled, Matcher.quoteReplacement(isSecret ? SECRET : fallback));
        }
        return matcher.appendTail(filled).toString();
    }
}
