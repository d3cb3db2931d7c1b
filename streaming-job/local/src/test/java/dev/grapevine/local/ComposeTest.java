package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.job.index.IndexJob;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Setting;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds docker-compose.yml and the Dockerfile against the code: services, versions, commands, environment names. */
final class ComposeTest {

    private JsonNode services = Json.json().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        Object compose = new Yaml(new SafeConstructor(new LoaderOptions())).load(Checkout.read("docker-compose.yml"));
        services = Json.json().valueToTree(compose).path("services");
    }

    @Test
    void theServicesAreThoseOfTheArchitecture() {
        assertThat(services.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "kafka",
                        "elasticsearch",
                        "kibana",
                        "setup",
                        "jobmanager",
                        "taskmanager",
                        "jobs",
                        "ingest",
                        "mailer",
                        "console",
                        "mail");
    }

    @Test
    void theServersHaveTheVersionsOfThePom() throws IOException {
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + Checkout.pomProperty("kafka.version"));
        String elastic = Checkout.pomProperty("elasticsearch.version");
        assertThat(image("elasticsearch")).isEqualTo("elasticsearch:" + elastic);
        assertThat(image("kibana")).isEqualTo("kibana:" + elastic);
        assertThat(Checkout.read("Dockerfile"))
                .contains("FROM flink:" + Checkout.pomProperty("flink.version") + "-java17 ");
    }

    @Test
    void everyVariableOfOursIsInTheCatalogue() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher matcher = Pattern.compile("GRAPEVINE_[A-Z_]+").matcher(Checkout.read("docker-compose.yml"));
        while (matcher.find()) {
            named.add(matcher.group());
        }
        assertThat(named)
                .isNotEmpty()
                .isSubsetOf(
                        Arrays.stream(Setting.values()).map(Setting::variable).toList());
    }

    @Test
    void ourServicesRunCommandsThatExist() {
        Map<String, ?> commands = Grapevine.commandLine().getSubcommands();
        for (String service : List.of("setup", "ingest", "mailer", "console")) {
            assertThat(commands)
                    .containsKey(services.path(service).path("command").path(0).asText());
        }
    }

    @Test
    void theJobsThatAreSubmittedExist() {
        assertThat(services.path("jobs").path("command").toString())
                .contains("submit " + ReputationJob.NAME + " " + ReputationJob.class.getName())
                .contains("submit " + IndexJob.NAME + " " + IndexJob.class.getName());
    }

    @Test
    void whatOthersWaitForHasAHealthCheck() {
        for (Map.Entry<String, JsonNode> service : services.properties()) {
            for (Map.Entry<String, JsonNode> needed :
                    service.getValue().path("depends_on").properties()) {
                if (needed.getValue().path("condition").asText().equals("service_healthy")) {
                    assertThat(services.path(needed.getKey())
                                    .path("healthcheck")
                                    .isObject())
                            .as(service.getKey() + " waits for the health of " + needed.getKey())
                            .isTrue();
                }
            }
        }
    }

    private String image(String service) {
        return services.path(service).path("image").asText();
    }
}
