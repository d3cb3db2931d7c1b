package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.digest.DigestComposer;
import dev.grapevine.dashboard.digest.Digests;
import dev.grapevine.dashboard.elasticsearch.CannedElasticsearch;
import dev.grapevine.dashboard.gate.Role;
import dev.grapevine.dashboard.gate.Users;
import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.dashboard.kafka.TestKafka;
import dev.grapevine.dashboard.link.SignedLinks;
import dev.grapevine.dashboard.link.SignedLinks.Invitation;
import dev.grapevine.dashboard.link.SignedLinks.Purpose;
import dev.grapevine.dashboard.mail.Alert;
import dev.grapevine.dashboard.mail.AlertComposer;
import dev.grapevine.dashboard.mail.Blindness;
import dev.grapevine.dashboard.mail.Content;
import dev.grapevine.dashboard.mail.Incidents;
import dev.grapevine.dashboard.mail.MailLinks;
import dev.grapevine.dashboard.mail.NoticeComposer;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a mail's links lead to, on a real console and a real broker: opened by scanners, which fetch every link, by the
 * people who were invited, and by people who were not.
 */
class InvitedPageTest {

    private static final String PR = "pr@acme.example";
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final IncidentEvent OPENED = Samples.incident();
    private static final IncidentEvent OTHER = Incidents.opened("globex|volume|x", "globex");
    private static final HttpClient BROWSER =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @TempDir
    private static Path folder;

    private static TestKafka kafka;
    private static CannedElasticsearch archive;
    private static Settings settings;
    private static Console console;

    @BeforeAll
    static void open() throws Exception {
        kafka = TestKafka.start(folder);
        for (IncidentEvent event : List.of(OPENED, OTHER)) {
            kafka.write(Topic.ALERTS, event.id(), Codec.of(IncidentEvent.class).encode(event));
        }
        archive = CannedElasticsearch.with(Map.of());
        settings = kafka.settings()
                .with(Setting.ELASTICSEARCH, archive.address())
                .with(Setting.CONSOLE_PORT, Integer.toString(freePort()))
                .with(Setting.LINK_KEY, KEY);
        settings = settings.with(Setting.PUBLIC_URL, "http://127.0.0.1:" + settings.get(Setting.CONSOLE_PORT));
        console = Console.start(settings, ConsoleOptions.DEFAULT);
        await().atMost(Duration.ofMinutes(1)).until(() -> get(invited(ours())).statusCode() == 200);
    }

    @AfterAll
    static void close() {
        console.close();
        archive.close();
        kafka.close();
    }

    @Test
    void aScannerThatFetchesEveryLinkOfEveryMailChangesNothing() throws Exception {
        Set<String> links = new LinkedHashSet<>();
        for (Content mail : everyMail(MailLinks.of(settings))) {
            links.addAll(links(mail));
        }
        assertThat(links.stream().filter(link -> link.contains("/invited/")))
                .as("acknowledge, silence and not useful of two incidents, and ending a digest")
                .hasSizeGreaterThanOrEqualTo(4);
        archive.asked().clear();
        Map<Topic, Long> before = ends();
        for (String link : links) {
            for (String method : List.of("HEAD", "GET", "OPTIONS")) {
                int status = send(HttpRequest.newBuilder(URI.create(link)).method(method, BodyPublishers.noBody()))
                        .statusCode();
                assertThat(status).as("%s %s", method, link).isBetween(200, 499);
                assertThat(method.equals("GET") ? status : 200).as(link).isEqualTo(200);
            }
        }
        System.out.println("SCANNER: " + links.size() + " different links fetched by HEAD, GET and OPTIONS");
        assertThat(ends()).isEqualTo(before);
        assertThat(archive.asked()).isNotEmpty().allMatch(asked -> asked.matches("POST /\\S+/_search"));
    }

    @Test
    void whoWasInvitedActsInTheirOwnNameAfterPressingAButton() throws Exception {
        String page = get(invited(ours()) + "?do=silence").body();
        assertThat(page)
                .contains("People are complaining about Acme", "invited as " + PR, "Nothing happens before you press");
        assertThat(page).contains("<button name=\"verb\" value=\"silence\">Silence</button>");
        HttpResponse<String> answer = post(invited(ours()), "verb=silence&hours=4&note=known&by=somebody+else");
        assertThat(answer.body()).contains("It is written down");
        assertThat(acts(OPENED.incident())).anySatisfy(act -> {
            assertThat(act.verb()).isEqualTo(Act.Verb.SILENCE);
            assertThat(act.by()).isEqualTo(PR);
            assertThat(act.note()).isEqualTo("known");
            assertThat(act.until()).isEqualTo(OPENED.at().plus(Duration.ofHours(4)));
        });
    }

    @Test
    void digestsEndWithOneClickAndComeBackWithAnother() throws Exception {
        String link = invited(new Invitation(Purpose.DIGESTS, PR, "acme", tomorrow()));
        assertThat(post(link, "List-Unsubscribe=One-Click").body()).contains("No more digests");
        assertThat(acts(Act.digests("acme", PR))).extracting(Act::verb).containsExactly(Act.Verb.UNSUBSCRIBE);
        assertThat(post(link, "verb=subscribe").body()).contains("You get digests again");
        assertThat(acts(Act.digests("acme", PR))).extracting(Act::verb).contains(Act.Verb.SUBSCRIBE);
    }

    @Test
    void aLinkThatWasChangedExpiredOrMadeByOthersOpensNothing() throws Exception {
        String good = links().seal(ours());
        String payload = good.substring(0, good.indexOf('.'));
        String signature = good.substring(good.indexOf('.') + 1);
        String otherIncident = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8)
                .replace(OPENED.incident(), OTHER.incident());
        String otherPurpose =
                new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8).replace("ACT", "DIGESTS");
        SignedLinks others = SignedLinks.of(settings.with(Setting.LINK_KEY, "another key, also long enough"))
                .orElseThrow();
        Invitation old =
                new Invitation(Purpose.ACT, PR, OPENED.incident(), Instant.now().minusSeconds(1));
        Map<String, String> bad = new HashMap<>();
        bad.put("another incident", encoded(otherIncident) + "." + signature);
        bad.put("another purpose", encoded(otherPurpose) + "." + signature);
        bad.put(
                "a changed signature",
                payload + "." + (signature.startsWith("A") ? "B" : "A") + signature.substring(1));
        bad.put("no signature", payload + ".");
        bad.put("half of it", payload);
        bad.put("another key", others.seal(ours()));
        bad.put("expired", links().seal(old));
        bad.put("nonsense", "%2e%2e.x");
        bad.put("very long", "a".repeat(6_000));
        long before = kafka.end(Topic.ACTIONS);
        for (Map.Entry<String, String> each : bad.entrySet()) {
            String address = settings.get(Setting.PUBLIC_URL) + "/invited/" + each.getValue();
            assertThat(get(address).statusCode()).as(each.getKey()).isEqualTo(404);
            assertThat(post(address, "verb=acknowledge").statusCode())
                    .as(each.getKey() + "; an address that climbs is taken for no invitation, and needs a form's token")
                    .isEqualTo(each.getValue().contains("%2e") ? 403 : 404);
        }
        assertThat(kafka.end(Topic.ACTIONS)).isEqualTo(before);
    }

    @Test
    void anInvitationIsForOneThingOnly() throws Exception {
        post(invited(ours()), "verb=acknowledge&subject=" + OTHER.incident() + "&incident=" + OTHER.incident());
        String digests = invited(new Invitation(Purpose.DIGESTS, PR, OTHER.incident(), tomorrow()));
        post(digests, "verb=acknowledge");
        assertThat(acts(OTHER.incident())).isEmpty();
        String unknown = invited(new Invitation(Purpose.ACT, PR, "no|such|incident", tomorrow()));
        assertThat(post(unknown, "verb=acknowledge").statusCode()).isEqualTo(404);
        assertThat(acts("no|such|incident")).isEmpty();
    }

    @Test
    void whatTheLinkSaysIsTextOnThePage() throws Exception {
        Invitation hostile = new Invitation(Purpose.DIGESTS, "<script>alert(1)</script>", "<b>acme", tomorrow());
        String page = get(invited(hostile) + "?do=%22%3E%3Cscript%3E").body();
        assertThat(page)
                .doesNotContain("<script>alert", "<b>acme", "\"><script>")
                .contains("&lt;script&gt;alert(1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mentions",
                "/invited/../mentions",
                "/invited/%2e%2e/mentions",
                "/invited/..;/mentions",
                "/invited//../mentions",
                "/static/../mentions",
                "/static/%2e%2e/mentions",
                "/static/..%2fmentions",
                "/invited/x/../../mentions"
            })
    void theSignatureStandsForThePasswordOnItsOwnPageOnly(String path) throws Exception {
        Path users =
                Files.writeString(Files.createTempFile("users", ""), Users.line("ann", Role.READ, "correct horse"));
        Settings guarded = settings.with(Setting.CONSOLE_PORT, "0").with(Setting.CONSOLE_USERS, users.toString());
        try (Console closed = Console.start(guarded, ConsoleOptions.DEFAULT)) {
            String answer = raw(closed.port(), path);
            assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotContain("Latest mentions", "name=\"mood\"");
            if (answer.startsWith("HTTP/1.1 3")) {
                assertThat(answer).contains("Location: /login?next=");
            }
        } finally {
            Files.delete(users);
        }
    }

    private static List<Content> everyMail(MailLinks links) {
        AlertComposer alerts = new AlertComposer(links);
        NoticeComposer notices = new NoticeComposer(links);
        List<Content> mails = new ArrayList<>();
        for (IncidentEvent first : List.of(OPENED, OTHER)) {
            mails.add(alerts.compose(Alert.first(first, PR, BERLIN, Instant.now())));
            mails.add(alerts.compose(Alert.first(Incidents.next(first, 1, "escalated"), PR, BERLIN, Instant.now())));
            mails.add(alerts.compose(Alert.first(Incidents.next(first, 2, "resolved"), PR, BERLIN, Instant.now())));
            mails.add(alerts.compose(new Alert(first, first, PR, BERLIN, null, Duration.ofMinutes(15), Instant.now())));
        }
        mails.add(notices.summary("Acme", List.of(OPENED, OTHER), List.of("1", "2"), BERLIN));
        for (Blindness.Scope scope : Blindness.Scope.values()) {
            Blindness blindness = new Blindness(scope, "acme", Samples.NOON);
            mails.add(notices.blind(blindness, "Acme", BERLIN));
            mails.add(notices.sight(blindness, "Acme", Samples.NOON.plusSeconds(600), BERLIN));
        }
        String end = links.unsubscribe("acme", PR, Instant.now());
        for (Recipient.Digest kind : Recipient.Digest.values()) {
            mails.add(new DigestComposer()
                    .compose(Digests.sample(), kind, BERLIN, List.of(Samples.health()), end, links.console()));
        }
        return mails;
    }

    /** All links into the console: of the page, of the plain part, and of the note for other channels. */
    private static Set<String> links(Content mail) {
        Set<String> links = new LinkedHashSet<>();
        Matcher href = Pattern.compile("href=\"([^\"]+)\"").matcher(mail.html());
        while (href.find()) {
            links.add(href.group(1).replace("&amp;", "&"));
        }
        Matcher plain = Pattern.compile("https?://\\S+").matcher(mail.text());
        while (plain.find()) {
            links.add(plain.group());
        }
        mail.note().actions().forEach(action -> links.add(action.link()));
        links.removeIf(link -> !link.startsWith(settings.get(Setting.PUBLIC_URL)));
        return links;
    }

    private static Map<Topic, Long> ends() throws Exception {
        Map<Topic, Long> ends = new HashMap<>();
        for (Topic topic : Topic.values()) {
            ends.put(topic, kafka.end(topic));
        }
        return ends;
    }

    private static List<Act> acts(String subject) {
        try (CompactedTable<Act> acts =
                CompactedTable.open(KafkaSettings.reader(kafka.settings()), Topic.ACTIONS, Act.class)) {
            acts.refresh();
            return acts.values().stream()
                    .filter(act -> act.subject().equals(subject))
                    .toList();
        }
    }

    private static Invitation ours() {
        return new Invitation(Purpose.ACT, PR, OPENED.incident(), tomorrow());
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    private static SignedLinks links() {
        return SignedLinks.of(settings).orElseThrow();
    }

    private static String invited(Invitation invitation) {
        return settings.get(Setting.PUBLIC_URL) + "/invited/" + links().seal(invitation);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private static HttpResponse<String> post(String address, String form) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return BROWSER.send(request.build(), BodyHandlers.ofString());
    }

    /** As it stands, which an HTTP client would tidy up. */
    private static String raw(int port, String path) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
