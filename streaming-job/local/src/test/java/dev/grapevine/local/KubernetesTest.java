package dev.grapevine.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.job.index.IndexJob;
import dev.grapevine.job.reputation.ReputationJob;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Setting;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Holds the Kubernetes manifests against docker-compose.yml and the code: commands, versions, settings, options. */
final class KubernetesTest {

    private static final List<String> SERVICES = List.of("setup", "ingest", "mailer", "console");

    private final Map<String, JsonNode> objects = new LinkedHashMap<>();
    private JsonNode compose = Json.json().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        compose = load("docker-compose.yml").get(0).path("services");
        for (JsonNode file : load("deploy/kubernetes/kustomization.yaml").get(0).path("resources")) {
            for (JsonNode object : load("deploy/kubernetes/" + file.asText())) {
                // A service has the name of what it leads to.
                if (!object.path("kind").asText().equals("Service")) {
                    objects.put(object.path("metadata").path("name").asText(), object);
                }
            }
        }
    }

    @Test
    void eachServiceRunsTheCommandOfDockerCompose() {
        for (String service : SERVICES) {
            assertThat(container(service).path("args"))
                    .as(service)
                    .isNotEmpty()
                    .isEqualTo(compose.path(service).path("command"));
        }
        assertThat(Grapevine.commandLine().getSubcommands())
                .containsKey(container("retention").path("args").path(0).asText());
    }

    @Test
    void eachServiceKnowsTheVariablesOfDockerComposeAndOnlyThoseOfTheCatalogue() {
        Set<String> secret = Set.of(Setting.PSEUDONYM_KEY.variable());
        for (String service : SERVICES) {
            Set<String> wanted = new TreeSet<>();
            compose.path(service).path("environment").fieldNames().forEachRemaining(wanted::add);
            wanted.removeAll(secret);
            assertThat(variables(container(service))).as(service).containsExactlyInAnyOrderElementsOf(wanted);
        }
        assertThat(Arrays.stream(Setting.values()).map(Setting::variable).toList())
                .containsAll(variables(container("console")));
    }

    @Test
    void theJobsAreThoseThatDockerComposeSubmits() throws IOException {
        for (Map.Entry<String, Class<?>> job : Map.<String, Class<?>>of(
                        ReputationJob.NAME, ReputationJob.class, IndexJob.NAME, IndexJob.class)
                .entrySet()) {
            JsonNode spec = object("grapevine-" + job.getKey()).path("spec");
            assertThat(spec.at("/job/entryClass").asText())
                    .isEqualTo(job.getValue().getName());
            assertThat(compose.path("jobs").path("command").toString())
                    .contains(spec.at("/job/jarURI").asText().replace("local://", ""));
            assertThat(Checkout.pomProperty("flink.version"))
                    .startsWith(
                            spec.path("flinkVersion").asText().replace("v", "").replace('_', '.') + ".");
            Set<String> wanted = new TreeSet<>();
            compose.path("jobmanager").path("environment").fieldNames().forEachRemaining(wanted::add);
            wanted.remove("FLINK_PROPERTIES");
            assertThat(variables(spec.at("/podTemplate/spec/containers/0"))).containsAll(wanted);
        }
    }

    @Test
    void theTaskManagersAreAsLargeAsThoseOfDockerCompose() {
        JsonNode properties = properties();
        for (String job : List.of(ReputationJob.NAME, IndexJob.NAME)) {
            JsonNode spec = object("grapevine-" + job).path("spec");
            assertThat(spec.at("/taskManager/resource/memory").asText())
                    .isEqualTo(
                            properties.path("taskmanager.memory.process.size").asText());
            for (String same : List.of(
                    "taskmanager.numberOfTaskSlots",
                    "metrics.reporter.prom.factory.class",
                    "metrics.reporter.prom.port")) {
                assertThat(spec.path("flinkConfiguration").path(same).asText())
                        .as(same)
                        .isNotEmpty()
                        .isEqualTo(properties.path(same).asText());
            }
        }
    }

    @Test
    void everyOptionIsOneOfThisFlink() throws IllegalAccessException {
        Set<String> options = new TreeSet<>();
        for (Class<?> each : List.of(
                CheckpointingOptions.class,
                CoreOptions.class,
                HighAvailabilityOptions.class,
                TaskManagerOptions.class)) {
            for (Field field : each.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof ConfigOption<?> option) {
                    options.add(option.key());
                }
            }
        }
        List<String> used = new ArrayList<>();
        for (String job : List.of(ReputationJob.NAME, IndexJob.NAME)) {
            object("grapevine-" + job)
                    .at("/spec/flinkConfiguration")
                    .fieldNames()
                    .forEachRemaining(used::add);
        }
        used.removeIf(option -> option.startsWith("metrics.reporter.prom."));
        assertThat(used).isNotEmpty().isSubsetOf(options);
    }

    private JsonNode object(String name) {
        assertThat(objects).containsKey(name);
        return objects.getOrDefault(name, Json.json().nullNode());
    }

    private JsonNode container(String name) {
        JsonNode spec = object(name).path("spec");
        return Stream.of("/template", "/jobTemplate/spec/template")
                .map(path -> spec.at(path + "/spec/containers/0"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow();
    }

    /** Of its own, and of the config map that it takes whole. */
    private Set<String> variables(JsonNode container) {
        Set<String> names = new TreeSet<>();
        container.path("env").forEach(each -> names.add(each.path("name").asText()));
        container.path("envFrom").forEach(each -> {
            String map = each.path("configMapRef").path("name").asText();
            if (!map.isEmpty()) {
                object(map).path("data").fieldNames().forEachRemaining(names::add);
            }
        });
        return names;
    }

    private JsonNode properties() {
        String text = compose.at("/jobmanager/environment/FLINK_PROPERTIES").asText();
        return Json.json().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static List<JsonNode> load(String file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(Checkout.read(file))
                .forEach(each -> documents.add(Json.json().valueToTree(each)));
        return documents;
    }
}
