package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console over HTTP, as a browser and as somebody with bad intentions sees it. */
class ConsoleTest {

    private static final String MAIL = """
            From: grapevine@localhost
            To: pr@acme.example
            Subject: Acme <script>alert(1)</script>
            MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8

            <p>It is <script>alert(2)</script> over.</p>
            """;

    private static final String COUNTS = """
            {"aggregations":{"newest":{"value":1772452800000},
             "brands":{"buckets":[{"key":"acme","stories":{"value":3}}]},
             "bins":{"buckets":[{"key":1772452800000,"mentions":{"value":3}}]}}}
            """;

    @TempDir
    private Path mailBox;

    @Test
    void aMissingArchiveIsSaidWithWhatToDo() throws Exception {
        try (Console console = Console.start(settings("http://127.0.0.1:1"), ConsoleOptions.DEFAULT)) {
            HttpResponse<String> page = get(console, "/");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("The archive does not answer", "http://127.0.0.1:1", "Nothing is lost");
        }
    }

    @Test
    void beforeTheFirstMentionThePageSaysWhatToLookAt() throws Exception {
        try (Answering empty = Answering.with(Map.of());
                Console console = Console.start(settings(empty.address()), ConsoleOptions.DEFAULT)) {
            assertThat(get(console, "/?brand=acme&range=24h").body()).contains("Nothing was heard yet", "sources.yml");
        }
    }

    @Test
    void pagesAllowNothingButTheirOwnFiles() throws Exception {
        try (Console console = Console.start(settings("http://127.0.0.1:1"), ConsoleOptions.DEFAULT)) {
            HttpResponse<String> page = get(console, "/mails");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(page.body())
                    .doesNotContainPattern("<script(?![^>]*src=\"/)")
                    .doesNotContain(" style=");
        }
    }

    @Test
    void chartsComeFromThisProcess() throws Exception {
        try (Console console = Console.start(settings("http://127.0.0.1:1"), ConsoleOptions.DEFAULT)) {
            assertThat(get(console, "/webjars/echarts/5.3.1/dist/echarts.min.js")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(console, "/static/console.js").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoComesUnderAnotherNameIsTurnedAway() throws Exception {
        try (Console console = Console.start(settings("http://127.0.0.1:1"), ConsoleOptions.DEFAULT)) {
            assertThat(raw(console, "evil.example")).startsWith("HTTP/1.1 421");
            assertThat(raw(console, "localhost")).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
    void itDoesNotListenWhereOthersCouldReachIt(String host) {
        Settings open = settings("http://127.0.0.1:1").with(Setting.CONSOLE_HOST, host);
        assertThatThrownBy(() -> Console.start(open, ConsoleOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GRAPEVINE_CONSOLE_HOST is '" + host + "'");
    }

    @Test
    void aMailIsShownInASandbox() throws Exception {
        Files.writeString(mailBox.resolve("1.eml"), MAIL);
        try (Console console = Console.start(settings("http://127.0.0.1:1"), ConsoleOptions.withMailBox(mailBox))) {
            assertThat(get(console, "/mails").body())
                    .contains("Acme &lt;script&gt;alert(1)&lt;/script&gt;", "pr@acme.example");
            assertThat(get(console, "/mails/1.eml").body())
                    .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                    .doesNotContain("<script>alert");
            HttpResponse<String> body = get(console, "/mails/1.eml/body");
            assertThat(body.body()).contains("It is");
            assertThat(body.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "sandbox")
                    .doesNotContain("script");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mails/2.eml", "/mails/..%2F..%2Fetc%2Fpasswd", "/mails/%2Fetc%2Fpasswd", "/nothing"})
    void onlyMailsOfTheFolderCanBeOpened(String path) throws Exception {
        try (Console console = Console.start(settings("http://127.0.0.1:1"), ConsoleOptions.withMailBox(mailBox))) {
            assertThat(get(console, path).statusCode()).isBetween(400, 499);
        }
    }

    @Test
    void whatPeopleWroteIsTextAndNothingElse() throws Exception {
        String hostile = "<img src=x onerror=alert(1)>\" onmouseover=\"alert(2)";
        ObjectNode mention = Json.json().valueToTree(Samples.mention());
        mention.put("text", hostile)
                .put("title", hostile)
                .put("source", hostile)
                .put("url", "javascript:alert(3)");
        Map<String, String> answers = Map.of(
                "/grapevine-rollups/_search", COUNTS, "/grapevine-mentions/_search", Answering.hit(mention.toString()));
        try (Answering elasticsearch = Answering.with(answers);
                Console console = Console.start(settings(elasticsearch.address()), ConsoleOptions.DEFAULT)) {
            String page = get(console, "/?brand=%22%3E%3Cscript%3E&range=%3Cscript%3E")
                    .body();
            assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt;&quot; onmouseover=&quot;alert(2)");
            assertThat(page).doesNotContain("<img src=x", "javascript:", "<script>");
        }
    }

    @Test
    void anIncidentShowsWhyAndTakesActsOnlyFromItsOwnForm(@TempDir Path log) throws Exception {
        String event = new String(Codec.of(IncidentEvent.class).encode(Samples.incident()), StandardCharsets.UTF_8);
        Map<String, String> answers = Map.of("/grapevine-alerts/_search", Answering.hit(event));
        try (TestKafka kafka = TestKafka.start(log);
                Answering elasticsearch = Answering.with(answers);
                Console console = Console.start(
                        settings(elasticsearch.address())
                                .with(Setting.KAFKA, kafka.settings().get(Setting.KAFKA)),
                        ConsoleOptions.DEFAULT)) {
            String path = "/incidents/" + URLEncoder.encode(Samples.incident().incident(), StandardCharsets.UTF_8);
            String page = get(console, path).body();
            assertThat(page).contains("People are complaining about Acme", "battery", "Nobody has taken it yet");
            assertThat(post(console, path + "/acts", "verb=acknowledge&token=wrong"))
                    .isEqualTo(403);
            assertThat(kafka.end(Topic.ACTIONS)).isZero();

            String token = page.replaceAll("(?s).*name=\"token\" value=\"([0-9a-f]+)\".*", "$1");
            assertThat(post(console, path + "/acts", "verb=note&note=&token=" + token))
                    .isEqualTo(400);
            assertThat(post(console, path + "/acts", "verb=silence&hours=4&by=Ann&note=known&token=" + token))
                    .isEqualTo(303);
            await().untilAsserted(() -> assertThat(get(console, path).body())
                    .contains("<strong>Ann</strong> silenced it until 2 Mar 2026, 16:00 (UTC): known"));
        }
    }

    @Test
    void mentionsSayWhyTheyAreHere() throws Exception {
        String mention = Json.json().valueToTree(Samples.mention()).toString();
        Map<String, String> answers =
                Map.of("/grapevine-rollups/_search", COUNTS, "/grapevine-mentions/_search", Answering.hit(mention));
        try (Answering elasticsearch = Answering.with(answers);
                Console console = Console.start(settings(elasticsearch.address()), ConsoleOptions.DEFAULT)) {
            assertThat(get(console, "/mentions?brand=acme&q=battery&mood=negative")
                            .body())
                    .contains(
                            "The battery of my <mark>Acme</mark> swelled up.",
                            "It matches <code>acme</code>",
                            "negative 90 %, neutral 8 %, positive 2 %, says corenlp-sr/4.5.10",
                            "Complaint, low urgency; about quality negative; detractor voice (3 of 4 mentions negative);"
                                    + " new: #acmefail.");
        }
    }

    @Test
    void sourcesSayHowTheyAreDoing() throws Exception {
        String health = Json.json().valueToTree(Samples.health()).toString();
        try (Answering elasticsearch =
                        Answering.with(Map.of("/grapevine-source-health/_search", Answering.hit(health)));
                Console console = Console.start(settings(elasticsearch.address()), ConsoleOptions.DEFAULT)) {
            assertThat(get(console, "/sources").body()).contains("partly working", "2 of 5 items have no date");
        }
    }

    private static int post(Console console, String path, String form) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + console.port() + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static Settings settings(String elasticsearch) {
        return Settings.of(Map.of())
                .with(Setting.ELASTICSEARCH, elasticsearch)
                .with(Setting.KAFKA, "127.0.0.1:1")
                .with(Setting.CONSOLE_PORT, "0");
    }

    private static HttpResponse<String> get(Console console, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + console.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(Console console, String host) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            socket.getOutputStream()
                    .write(("GET /mails HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
