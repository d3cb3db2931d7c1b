package dev.grapevine.dashboard.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that answers as Kibana's sources say; no Kibana could be run where this was written. */
final class KibanaTest {

    private record Asked(String method, String path, String xsrf, String authorization, String body) {}

    private record Answer(int status, String body) {}

    private static final Answer READY =
            new Answer(200, "{\"version\":{\"number\":\"8.19.2\"},\"status\":{\"overall\":{\"level\":\"available\"}}}");

    private final List<Asked> asked = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private HttpServer server;
    private Kibana kibana;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        kibana = Kibana.at(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/tools",
                "pr",
                Settings.of(Map.of("GRAPEVINE_ELASTICSEARCH_API_KEY", "the-key")));
    }

    @AfterEach
    void stop() throws IOException {
        kibana.close();
        server.stop(0);
    }

    @Test
    void boardsAreImportedIntoTheSpaceOverThoseOfBefore() throws IOException {
        answers.add(new Answer(200, "{\"success\":true,\"successCount\":9}"));
        assertThat(kibana.importBoards("acme-")).isEqualTo(9);
        Asked only = asked.get(0);
        assertThat(only.path()).isEqualTo("/tools/s/pr/api/saved_objects/_import?overwrite=true");
        assertThat(only.xsrf()).isNotEmpty();
        assertThat(only.authorization()).isEqualTo("ApiKey the-key");
        assertThat(objects(only)).hasSameSizeAs(Boards.lines("")).allSatisfy(object -> {
            assertThat(object.path("id").asText()).startsWith("acme-grapevine-");
            assertThat(object.path("managed").asBoolean()).isTrue();
        });
    }

    @Test
    void everythingThatAPrefixedObjectNeedsHasThePrefixToo() throws IOException {
        Set<String> ids = new HashSet<>();
        List<JsonNode> objects = new ArrayList<>();
        for (String line : Boards.lines("acme-")) {
            objects.add(Json.json().readTree(line));
            ids.add(objects.get(objects.size() - 1).path("id").asText());
        }
        objects.forEach(object -> object.path("references")
                .forEach(reference ->
                        assertThat(ids).contains(reference.path("id").asText())));
        assertThat(Boards.dashboards("acme-"))
                .isSubsetOf(ids)
                .allSatisfy(id ->
                        assertThat(String.join("\n", Boards.lines("acme-"))).contains("#/view/" + id + ")"));
        assertThat(String.join("\n", Boards.lines("acme-"))).doesNotContain("#/view/grapevine");
    }

    @Test
    void aRefusalWithStatus200IsAFailureThatNamesTheObjects() {
        answers.add(new Answer(
                200,
                "{\"success\":false,\"successCount\":0,\"errors\":[{\"id\":\"grapevine-overview\",\"type\":\"dashboard\","
                        + "\"error\":{\"type\":\"missing_references\"}}]}"));
        assertThatThrownBy(() -> kibana.importBoards(""))
                .isInstanceOf(KibanaFault.class)
                .hasMessageContaining("dashboard grapevine-overview (missing_references)")
                .hasMessageContaining("changed nothing");
    }

    @Test
    void itWaitsUntilKibanaIsReady() throws InterruptedException {
        answers.add(new Answer(503, "{\"status\":{\"overall\":{\"level\":\"unavailable\"}}}"));
        answers.add(new Answer(200, "{\"status\":{\"overall\":{\"level\":\"degraded\"}}}"));
        answers.add(READY);
        List<String> said = new ArrayList<>();
        assertThat(kibana.awaitReady(Duration.ofMinutes(1), said::add)).isEqualTo("8.19.2");
        assertThat(said).hasSize(2).last().isEqualTo("degraded");
    }

    @Test
    void aWrongKeyIsSaidAtOnce() {
        answers.add(new Answer(401, "{}"));
        assertThatThrownBy(() -> kibana.awaitReady(Duration.ofMinutes(1), said -> {}))
                .hasMessageContaining("API key are wrong");
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatANewKibanaDroppedIsNamed() {
        answers.add(new Answer(
                200,
                "{\"warnings\":[{\"type\":\"dropped_panel\",\"message\":\"Mood by source\"},{\"type\":\"other\"}]}"));
        Boards.dashboards("").stream().skip(1).forEach(board -> answers.add(new Answer(200, "{}")));
        assertThat(kibana.dropped("", "9.4.1")).containsExactly("grapevine-overview: Mood by source");
        assertThat(asked.get(0).path()).isEqualTo("/tools/s/pr/api/dashboards/grapevine-overview");
        assertThat(kibana.dropped("", "9.3.7")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8.19.2,false", "9.3.0,false", "9.4.0,true", "9.5.0-SNAPSHOT,true", "10.0.0,true", "unknown,false"})
    void onlyNewKibanasCanBeAskedWhatTheyDropped(String version, boolean can) {
        assertThat(Kibana.canSayWhatItDropped(version)).isEqualTo(can);
    }

    @Test
    void aSpaceThatIsNoIdIsRefused() {
        assertThatThrownBy(() -> Kibana.at("http://127.0.0.1:1", "../x", Settings.of(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'../x'");
    }

    private static List<JsonNode> objects(Asked asked) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : Arrays.asList(asked.body().split("\r?\n", -1))) {
            if (line.startsWith("{")) {
                objects.add(Json.json().readTree(line));
            }
        }
        return objects;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("kbn-xsrf"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Answer answer = answers.remove();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
