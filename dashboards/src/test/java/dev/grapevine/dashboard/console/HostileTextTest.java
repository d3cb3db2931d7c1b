package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people write, in whatever field, is text in every view and every export. */
class HostileTextTest {

    private static final String COUNTS = """
        {"aggregations":{"newest":{"value":1772452800000},
         "brands":{"buckets":[{"key":"acme","mentions":{"value":3},"stories":{"value":3}}]},
         "sources":{"buckets":[{"key":%s,"mentions":{"value":3}}]},
         "bins":{"buckets":[{"key":1772452800000,"mentions":{"value":3}}]}}}
        """;

    private static final List<String> VIEWS = List.of(
            "/",
            "/mentions",
            "/incidents",
            "/incidents/" + Address.encoded(Samples.incident().incident()),
            "/replies",
            "/replies?state=all",
            "/brands",
            "/sources");

    private static Answering elasticsearch;
    private static Console console;
    private static Caller caller;

    @BeforeAll
    static void start() throws Exception {
        elasticsearch = Answering.with(Map.of());
        console = console(elasticsearch);
        caller = new Caller(console);
    }

    @AfterAll
    static void stop() {
        console.close();
        elasticsearch.close();
    }

    static Stream<Arguments> everywhere() {
        return Hostile.TEXTS.stream().flatMap(text -> VIEWS.stream().map(view -> Arguments.of(text, view)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void inEveryViewItIsText(String text, String view) throws Exception {
        elasticsearch.answer(answers(text));
        HttpResponse<String> page = caller.get(view);
        assertThat(page.statusCode()).isEqualTo(200);
        Hostile.harmless(page.body());
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        Hostile.data(caller.get("/api" + (view.equals("/") ? "/overview" : view)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void inATableItIsACellAndNoFormula(String text) throws Exception {
        elasticsearch.answer(answers(text));
        HttpResponse<String> table = caller.get("/mentions.csv");
        assertThat(table.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"mentions-acme.csv\"");
        List<CSVRecord> rows = rows(table.body().substring(1));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).hasSize(16).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r].*"));
        assertThat(table.body().substring(1))
                .doesNotContainPattern(Hostile.INVISIBLE)
                .doesNotContain("javascript:");
    }

    static List<String> hostile() {
        List<String> all = new ArrayList<>(Hostile.TEXTS);
        all.addAll(List.of(
                "+1+1",
                "-1-1",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\u200B=1+1",
                " =1+1",
                "＝1+1",
                "\"=1+1",
                "a,\"b\r\n=1"));
        return all;
    }

    @Test
    void aMillionLettersAreCut() throws Exception {
        elasticsearch.answer(answers("A".repeat(1_000_000)));
        for (String view : VIEWS) {
            assertThat(caller.get(view).body()).as(view).hasSizeLessThan(100_000);
        }
        assertThat(caller.get("/mentions.csv").body()).hasSizeLessThan(200_000);
    }

    @ParameterizedTest
    @MethodSource("links")
    void noLinkRuns(String url) throws Exception {
        ObjectNode mention = Json.json().valueToTree(Samples.mention());
        mention.put("url", url);
        Map<String, String> answers = Map.of(
                "/grapevine-rollups/_search",
                COUNTS.formatted("\"x\""),
                "/grapevine-mentions/_search",
                Answering.hit(mention.toString()));
        elasticsearch.answer(answers);
        for (String view : List.of("/", "/mentions", "/api/mentions", "/mentions.csv")) {
            assertThat(caller.get(view).body())
                    .as(view)
                    .doesNotContainIgnoringCase("javascript:")
                    .doesNotContain("data:text", "vbscript", "user:pass");
        }
    }

    static List<String> links() {
        return List.of(
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "https://user:pass@evil.example/");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatAnAddressSaysIsText(String text) throws Exception {
        String value = Address.encoded(text);
        elasticsearch.answer(answers("harmless"));
        String page = caller.get("/mentions?q=" + value + "&brand=" + value + "&range=" + value + "&source=" + value
                        + "&aspect=" + value + "&from=" + value + "&page=" + value)
                .body();
        assertThat(page).doesNotContain("<script>alert", "<img src=x", "<svg onload", "\" onmouseover=\"");
    }

    /** What somebody types at us comes back on the page that says what is wrong with it. */
    @ParameterizedTest
    @MethodSource("hostile")
    void whatAPathSaysIsText(String text) throws Exception {
        String name = Address.encoded(text.replaceAll("[\\r\\n\u0000/\\\\]", " "));
        elasticsearch.answer(Map.of("/grapevine-rollups/_search", COUNTS.formatted("\"x\"")));
        for (String path : List.of("/brands/", "/incidents/", "/mails/", "/backtests/", "/nowhere/")) {
            HttpResponse<String> page = caller.get(path + name);
            assertThat(page.statusCode()).as(path).isBetween(400, 499);
            Hostile.harmless(page.body());
        }
    }

    private static Map<String, String> answers(String text) {
        ObjectNode mention = Json.json().valueToTree(Samples.mention());
        mention.put("text", text)
                .put("title", text)
                .put("source", text)
                .put("url", "javascript:alert(3)")
                .put("intent", text)
                .put("contactPreference", text);
        mention.set(
                "aspects",
                Json.json()
                        .createArrayNode()
                        .add(Json.json().createObjectNode().put("name", text).put("feeling", text + " negative")));
        mention.set("author", Json.json().createObjectNode().put("id", "a").put("name", text));
        mention.set("emerging", Json.json().createArrayNode().add(text));
        mention.set(
                "match",
                Json.json()
                        .createObjectNode()
                        .set("clauses", Json.json().createArrayNode().add(text)));
        ((ObjectNode) mention.get("match")).set("spans", Json.json().createArrayNode());
        return Map.of(
                "/grapevine-rollups/_search", COUNTS.formatted(quoted(text)),
                "/grapevine-mentions/_search", Answering.hit(mention.toString()),
                "/grapevine-alerts/_search",
                        Answering.hit(poisoned(Json.json().valueToTree(Samples.incident()), text)
                                .toString()),
                "/grapevine-source-health/_search",
                        Answering.hit(((ObjectNode) Json.json().valueToTree(Samples.health()))
                                .put("source", text)
                                .put("reason", text)
                                .toString()));
    }

    /** Every text of an incident that comes from people. */
    private static JsonNode poisoned(ObjectNode incident, String text) {
        incident.put("brandName", text).put("rule", text);
        incident.at("/evidence")
                .forEach(each -> ((ObjectNode) each)
                        .put("text", text)
                        .put("title", text)
                        .put("author", text)
                        .put("source", text)
                        .put("url", "javascript:alert(3)"));
        incident.at("/why/terms").forEach(each -> ((ObjectNode) each).put("term", text));
        incident.at("/why/sources").forEach(each -> ((ObjectNode) each).put("name", text));
        return incident;
    }

    private static String quoted(String text) {
        return Json.json().getNodeFactory().textNode(text).toString();
    }

    private static List<CSVRecord> rows(String table) throws Exception {
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(table))) {
            return parser.getRecords();
        }
    }

    private static Console console(Answering elasticsearch) {
        return Console.start(
                Settings.of(Map.of())
                        .with(Setting.ELASTICSEARCH, elasticsearch.address())
                        .with(Setting.KAFKA, "127.0.0.1:1")
                        .with(Setting.CONSOLE_PORT, "0"),
                ConsoleOptions.FORGETFUL);
    }
}
