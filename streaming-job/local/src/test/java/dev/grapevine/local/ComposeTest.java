package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.job.index.IndexJob;
import dev.grapevine.job.reputation.ReputationJob;
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

    private Map<String, Map<String, Object>> services = Map.of();

    @BeforeEach
    void read() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Checkout.read("docker-compose.yml"));
        services = compose.get("services");
    }

    @Test
    void theServicesAreThoseOfTheArchitecture() {
        assertThat(services.keySet())
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
        assertThat(services.get("kafka")).containsEntry("image", "apache/kafka:" + Checkout.pomProperty("kafka.version"));
        String elastic = Checkout.pomProperty("elasticsearch.version");
        assertThat(services.get("elasticsearch")).containsEntry("image", "elasticsearch:" + elastic);
        assertThat(services.get("kibana")).containsEntry("image", "kibana:" + elastic);
        assertThat(Checkout.read("Dockerfile")).contains("FROM flink:" + Checkout.pomProperty("flink.version") + "-java17 ");
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
                .isSubsetOf(Arrays.stream(Setting.values()).map(Setting::variable).toList());
    }

    @Test
    void ourServicesRunCommandsThatExist() {
        Map<String, ?> commands = Grapevine.commandLine().getSubcommands();
        for (String service : List.of("setup", "ingest", "mailer", "console")) {
            Object command = services.get(service).get("command");
            assertThat(command).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST).isNotEmpty();
            assertThat(commands).containsKey(((List<?>) command).get(0).toString());
        }
    }

    @Test
    void theJobsThatAreSubmittedExist() {
        assertThat(services.get("jobs").get("command").toString())
                .contains("submit " + ReputationJob.NAME + " " + ReputationJob.class.getName())
                .contains("submit " + IndexJob.NAME + " " + IndexJob.class.getName());
    }

    @Test
    void whatOthersWaitForHasAHealthCheck() {
        for (Map.Entry<String, Map<String, Object>> service : services.entrySet()) {
            if (service.getValue().get("depends_on") instanceof Map<?, ?> needed) {
                needed.forEach((name, how) -> {
                    if (how.toString().contains("service_healthy")) {
                        assertThat(services.get(String.valueOf(name)))
                                .as(service.getKey() + " waits for " + name)
                                .containsKey("healthcheck");
                    }
                });
            }
        }
    }
}
