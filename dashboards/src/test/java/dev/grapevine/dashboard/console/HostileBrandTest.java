package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Brand.Sensitivity;
import dev.grapevine.brand.Market;
import dev.grapevine.brand.Market.OwnAspect;
import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Team;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.dashboard.page.Pages;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.Mentions;
import dev.grapevine.setting.Setting;
import dev.grapevine.spike.Proposal;
import dev.grapevine.spike.Trials.Trial;
import dev.grapevine.topic.Topic;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Brands and back-tests whose every word was chosen by somebody who means harm; on a real broker. */
class HostileBrandTest {

    private static final IncidentEvent INCIDENT = Samples.incident();
    private static final String UNHEARD = "unheard";

    @TempDir
    private static Path log;

    private static TestKafka kafka;
    private static Answering elasticsearch;
    private static Console console;
    private static Caller ann;

    @BeforeAll
    static void start() throws Exception {
        kafka = TestKafka.start(log);
        elasticsearch = Answering.with(
                Map.of("/grapevine-rollups/_search", "{\"aggregations\":{\"newest\":{\"value\":1772452800000}}}"));
        console = Console.start(
                kafka.settings()
                        .with(Setting.ELASTICSEARCH, elasticsearch.address())
                        .with(Setting.CONSOLE_PORT, "0"),
                ConsoleOptions.FORGETFUL);
        ann = new Caller(console);
        Brand unheard = Samples.brand(UNHEARD, "Nobody");
        kafka.write(Topic.BRANDS, UNHEARD, Codec.of(Brand.class).encode(unheard));
        for (int i = 0; i < Hostile.TEXTS.size(); i++) {
            write(i, Hostile.TEXTS.get(i));
        }
        String last = "/brands/" + id(Hostile.TEXTS.size() - 1);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ann.get(last).body()).contains("changed"));
    }

    /** A brand, who changed it, a mention of it and an incident. */
    private static void write(int i, String text) throws Exception {
        kafka.write(Topic.BRANDS, id(i), Codec.of(Brand.class).encode(brand(id(i), text)));
        Act change = new Act(1, Act.brand(id(i)), Act.Verb.CHANGE, Samples.NOON, text, text, null);
        kafka.write(Topic.ACTIONS, "change-" + i, Codec.of(Act.class).encode(change));
        kafka.write(
                Topic.MENTIONS,
                "m" + i,
                MentionCodec.encode(Mentions.post("m" + i, "Acme " + text).build()));
        IncidentEvent incident = of(INCIDENT, id(i), text);
        kafka.write(Topic.ALERTS, id(i), Codec.of(IncidentEvent.class).encode(incident));
    }

    private static String id(int i) {
        return "b" + i;
    }

    private static Brand brand(String id, String text) {
        return new Brand(
                id,
                text,
                "Acme",
                false,
                List.of(),
                List.of(text),
                List.of(text),
                ZoneId.of("Europe/Berlin"),
                List.of(new Recipient(text, text)),
                null,
                null,
                new Market(
                        null,
                        List.of(new OwnAspect(text, "recall*")),
                        List.of(text),
                        List.of(text),
                        List.of(new Team(text, List.of(text), List.of(), null)),
                        null));
    }

    private static IncidentEvent of(IncidentEvent incident, String brand, String text) throws Exception {
        ObjectNode fields = Json.json().valueToTree(incident);
        fields.put("brand", brand).put("brandName", text).put("incident", brand + "-incident");
        return Json.json().treeToValue(fields, IncidentEvent.class);
    }

    @AfterAll
    static void stop() {
        console.close();
        elasticsearch.close();
        kafka.close();
    }

    static Stream<Integer> brands() {
        return Stream.iterate(0, i -> i + 1).limit(Hostile.TEXTS.size());
    }

    @ParameterizedTest
    @MethodSource("brands")
    void aBrandsPageIsText(int i) throws Exception {
        for (String path : List.of("/brands/" + id(i), "/backtests/" + id(i) + "?incident=" + id(i) + "-incident")) {
            HttpResponse<String> page = ann.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            Hostile.harmless(page.body());
            Hostile.data(ann.get("/api" + path));
        }
    }

    @Test
    void theListOfBrandsIsText() throws Exception {
        Hostile.harmless(ann.get("/brands").body());
        Hostile.data(ann.get("/api/brands"));
    }

    @Test
    void whatAChangeWouldBringInAndWhatItWouldLoseIsText() throws Exception {
        HttpResponse<String> gone = tried(id(0), "Nobody", "");
        assertThat(gone.body()).contains("Would go");
        Hostile.harmless(gone.body());
        HttpResponse<String> come = tried(UNHEARD, "Acme", "recall: recall*");
        assertThat(come.body()).contains("Would come in");
        Hostile.harmless(come.body());
    }

    @ParameterizedTest
    @MethodSource("brands")
    void whatIsTypedWrongIsText(int i) throws Exception {
        String text = Hostile.TEXTS.get(i);
        HttpResponse<String> typed = tried(id(i), "(" + text, text + ": (" + text);
        assertThat(typed.statusCode()).isEqualTo(400);
        Hostile.harmless(typed.body());
    }

    private static HttpResponse<String> tried(String brand, String query, String aspects) throws Exception {
        return ann.post(
                "/brands/" + brand,
                "token",
                Caller.token(ann.get("/brands/" + brand).body()),
                "do",
                "try",
                "query",
                query,
                "aspects",
                aspects,
                "minimum",
                "5",
                "cooldown",
                "24",
                "sensitivity",
                "medium");
    }

    @ParameterizedTest
    @MethodSource("brands")
    void theMailsOfABackTestAreText(int i) throws Exception {
        String text = Hostile.TEXTS.get(i);
        Brand brand = brand(id(i), text);
        IncidentEvent incident = of(INCIDENT, id(i), text);
        BacktestView view = BacktestView.of(
                new Rehearsals.Question(brand, incident, Act.Reason.TOO_SMALL),
                new Rehearsals.State(
                        1,
                        1,
                        false,
                        Optional.of(new Rehearsals.Answer(
                                Map.of(Sensitivity.MEDIUM, List.of(incident)),
                                List.of(new Trial(new Proposal(text, brand, false), 1, 0, true))))));
        Map<String, Object> model =
                new HashMap<>(Json.json().convertValue(view, new TypeReference<Map<String, Object>>() {}));
        model.put("me", new Page.Me("ann", "administer", true, true, true, "0"));
        model.put("here", "/backtests/" + id(i));
        String page = new Pages(Page.class).render("backtest.ftlh", model);
        assertThat(page).contains("The mails", "Do this from now on");
        Hostile.harmless(page);
    }
}
