package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.gate.Role;
import dev.grapevine.dashboard.gate.Users;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A console that others can reach, as those see it who may come in and those who may not. */
class GuardedConsoleTest {

    private static final String PASSWORD = "correct horse";
    private static final String INCIDENT =
            "/incidents/" + Address.encoded(Samples.incident().incident());

    @TempDir
    private static Path folder;

    private static Answering elasticsearch;
    private static Console console;

    @BeforeAll
    static void start() throws Exception {
        String event = new String(Codec.of(IncidentEvent.class).encode(Samples.incident()), StandardCharsets.UTF_8);
        elasticsearch = Answering.with(Map.of("/grapevine-alerts/_search", Answering.hit(event)));
        console = Console.start(guarded(), ConsoleOptions.DEFAULT);
    }

    private static Settings guarded() throws Exception {
        Path users = Files.write(
                folder.resolve("users"),
                List.of(
                        Users.line("ann", Role.ANSWER, PASSWORD),
                        Users.line("ben", Role.ANSWER, PASSWORD),
                        Users.line("rob", Role.READ, PASSWORD),
                        Users.line("ada", Role.ADMINISTER, PASSWORD)));
        return Settings.of(Map.of())
                .with(Setting.ELASTICSEARCH, elasticsearch.address())
                .with(Setting.KAFKA, "127.0.0.1:1")
                .with(Setting.CONSOLE_HOST, "0.0.0.0")
                .with(Setting.CONSOLE_PORT, "0")
                .with(Setting.CONSOLE_USERS, users.toString());
    }

    @AfterAll
    static void stop() {
        console.close();
        elasticsearch.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/mentions",
                "/mentions.csv",
                "/incidents",
                "/incidents/x",
                "/sources",
                "/mails",
                "/mails/1.eml",
                "/mails/1.eml/body",
                "/replies",
                "/brands",
                "/brands/acme",
                "/backtests/acme",
                "/nothing",
                "/webjars/echarts/5.3.1/dist/echarts.min.js",
                "//mentions",
                "/static/../mentions",
                "/login/../mentions",
                "/static/%2e%2e/mentions",
                "/Mentions",
                "/mentions/",
                "/invited",
                "/logout"
            })
    void aStrangerIsLedToTheSignInPageWhateverIsAskedFor(String path) throws Exception {
        HttpResponse<String> answer = new Caller(console).get(path);
        assertThat(answer.statusCode()).as(path).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("Acme", "echarts", "Overview");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/overview",
                "/api/mentions",
                "/api/incidents",
                "/api/incidents/x",
                "/api/sources",
                "/api/live",
                "/api/replies",
                "/api/brands",
                "/api/brands/acme",
                "/api/backtests/acme"
            })
    void aStrangersProgramIsTold(String path) throws Exception {
        HttpResponse<String> answer = new Caller(console).get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Sign in first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/incidents/x/acts",
                "/mentions/acme/x/label",
                "/replies/acme/x",
                "/brands/acme",
                "/brands/acme/proposals",
                "/logout"
            })
    void aStrangerChangesNothing(String path) throws Exception {
        assertThat(new Caller(console).post(path, "verb", "acknowledge").statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoSignsInGoesOnWhereTheyWanted() throws Exception {
        Caller ann = new Caller(console);
        assertThat(ann.get("/mentions?brand=acme").headers().firstValue("Location"))
                .hasValue("/login?next=%2Fmentions%3Fbrand%3Dacme");
        HttpResponse<String> signedIn = signIn(ann, "ann", "/mentions?brand=acme");
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("Location")).hasValue("/mentions?brand=acme");
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(ann.get("/sources").body()).contains("Sign out ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""})
    void signingInLeadsNowhereElse(String next) throws Exception {
        assertThat(signIn(new Caller(console), "ann", next).headers().firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void aWrongPasswordDoesNotHelpAndGuessingEnds() throws Exception {
        Caller guessing = new Caller(console);
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> answer = guessing.post("/login", "name", "victim", "password", "guess " + i);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("do not fit together").doesNotContain("guess");
        }
        assertThat(guessing.post("/login", "name", "victim", "password", "guess")
                        .statusCode())
                .isEqualTo(429);
        assertThat(guessing.get("/sources").statusCode()).isEqualTo(303);
    }

    @Test
    void whoMayReadReadsAndDoesNothing() throws Exception {
        Caller rob = new Caller(console);
        signIn(rob, "rob", "/");
        String page = rob.get(INCIDENT).body();
        assertThat(page).contains("People are complaining about Acme", "acting needs the role answer");
        HttpResponse<String> answer = rob.post(INCIDENT + "/acts", "verb", "acknowledge", "token", Caller.token(page));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("needs the role answer");
    }

    @Test
    void whoMayAnswerChangesNoBrandHoweverItIsSpelt() throws Exception {
        Caller ben = new Caller(console);
        signIn(ben, "ben", "/");
        String token = Caller.token(ben.get("/sources").body());
        for (String path : List.of(
                "/brands/acme",
                "/brands/acme/proposals",
                "/%62rands/acme",
                "//brands/acme",
                "/Brands/acme",
                "/incidents/../brands/acme",
                "/incidents/..%2fbrands/acme")) {
            assertThat(ben.post(path, "token", token, "do", "apply", "query", "acme")
                            .statusCode())
                    .as(path)
                    .isIn(400, 403);
        }
    }

    @Test
    void everyActNeedsTheVisitorsOwnToken() throws Exception {
        Caller ann = new Caller(console);
        Caller rob = new Caller(console);
        signIn(ann, "ann", "/");
        signIn(rob, "rob", "/");
        String of = Caller.token(rob.get("/sources").body());
        assertThat(ann.post(INCIDENT + "/acts", "verb", "acknowledge").statusCode())
                .isEqualTo(403);
        assertThat(ann.post(INCIDENT + "/acts", "verb", "acknowledge", "token", of)
                        .statusCode())
                .isEqualTo(403);
        assertThat(ann.post("/logout", "token", of).statusCode()).isEqualTo(403);
    }

    @Test
    void formsOfOtherSitesAreRefusedEvenWithTheToken() throws Exception {
        Caller ann = new Caller(console);
        signIn(ann, "ann", "/");
        String token = Caller.token(ann.get("/sources").body());
        assertThat(ann.postFrom("Sec-Fetch-Site", "cross-site", INCIDENT + "/acts", "verb", "note", "token", token)
                        .body())
                .contains("came from another site");
        assertThat(ann.postFrom("Sec-Fetch-Site", "cross-site", "/login", "name", "ann", "password", PASSWORD)
                        .statusCode())
                .isEqualTo(403);
        // Past the gate: an empty note is the form's own affair.
        assertThat(ann.postFrom("Sec-Fetch-Site", "same-origin", INCIDENT + "/acts", "verb", "note", "token", token)
                        .statusCode())
                .isEqualTo(400);
        // Browsers that do not know that header.
        for (String other : List.of("http://evil.example", "http://[", "localhost")) {
            assertThat(ann.postFrom("Origin", other, INCIDENT + "/acts", "verb", "note", "token", token)
                            .body())
                    .as(other)
                    .contains("came from another site");
        }
        assertThat(ann.postFrom(
                                "Origin",
                                "http://localhost:" + console.port(),
                                INCIDENT + "/acts",
                                "verb",
                                "note",
                                "token",
                                token)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoSignsOutIsOut() throws Exception {
        Caller ann = new Caller(console);
        signIn(ann, "ann", "/");
        ann.post("/logout", "token", Caller.token(ann.get("/sources").body()));
        assertThat(ann.get("/sources").statusCode()).isEqualTo(303);
    }

    @Test
    void aUsersFileThatCannotBeReadLetsNobodyIn() throws Exception {
        Settings open =
                guarded().with(Setting.CONSOLE_USERS, folder.resolve("none").toString());
        assertThatThrownBy(() -> Console.start(open, ConsoleOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the users' file cannot be read");
    }

    private static HttpResponse<String> signIn(Caller caller, String name, String next) throws Exception {
        return caller.post("/login", "name", name, "password", PASSWORD, "next", next);
    }
}
