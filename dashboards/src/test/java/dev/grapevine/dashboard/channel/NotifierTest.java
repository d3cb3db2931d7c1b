package dev.grapevine.dashboard.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grapevine.brand.Recipient;
import dev.grapevine.brand.Recipient.Channel;
import dev.grapevine.dashboard.Samples;
import dev.grapevine.dashboard.mail.Alert;
import dev.grapevine.dashboard.mail.AlertComposer;
import dev.grapevine.dashboard.mail.Incidents;
import dev.grapevine.dashboard.mail.MailLinks;
import dev.grapevine.dashboard.mail.Note;
import dev.grapevine.dashboard.mail.Posted;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every channel against a local server that behaves like the service, well and badly. */
class NotifierTest {

    private record Heard(String path, @Nullable String authorization, Map<String, String> headers, byte[] body) {
        JsonNode json() throws IOException {
            return Json.json().readTree(body);
        }
    }

    private final List<Heard> heard = new ArrayList<>();
    private HttpServer server;
    private int answer = 202;
    private boolean hanging;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        heard.add(new Heard(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                headers,
                exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders()
                .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere");
        if (hanging) {
            exchange.sendResponseHeaders(answer, 0);
            exchange.getResponseBody().write("wait".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            return;
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void slackGetsPlainTextInWhichNothingCanBecomeALinkOrAMention() throws Exception {
        IncidentEvent event = Incidents.with(node -> node.put("brandName", "<!channel> <https://evil.example|Acme>"));
        assertThat(post(Channel.SLACK, event)).isInstanceOf(Posted.Accepted.class);
        JsonNode blocks = heard.get(0).json().path("blocks");
        assertThat(blocks.findValuesAsText("type"))
                .contains("header", "section", "actions")
                .doesNotContain("mrkdwn");
        assertThat(blocks.toString()).contains("48 negative stories", "Maya on mastodon", "I am on it");
    }

    @Test
    void teamsGetsACardWhoseMarkdownIsHarmless() throws Exception {
        IncidentEvent event = Incidents.with(node -> node.put("brandName", "[Acme](https://evil.example)"));
        assertThat(post(Channel.TEAMS, event)).isInstanceOf(Posted.Accepted.class);
        JsonNode card = heard.get(0).json().at("/attachments/0/content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/0/text").asText()).startsWith("\\[Acme\\]\\(https://evil.example\\)");
        assertThat(card.at("/actions/0/url").asText()).startsWith("https://grapevine.example/incidents/");
    }

    @Test
    void pagerDutyIsTriggeredAndResolvedUnderOneKey() throws Exception {
        post(Channel.PAGERDUTY, Samples.incident());
        post(Channel.PAGERDUTY, Incidents.next(Samples.incident(), 1, "resolved"));
        assertThat(heard.get(0).json().path("event_action").asText()).isEqualTo("trigger");
        assertThat(heard.get(0).json().path("routing_key").asText()).isEqualTo("the-secret");
        assertThat(heard.get(0).json().at("/payload/severity").asText()).isEqualTo("error");
        assertThat(heard.get(1).json().path("event_action").asText()).isEqualTo("resolve");
        assertThat(heard.get(1).json().path("dedup_key"))
                .isEqualTo(heard.get(0).json().path("dedup_key"));
    }

    @Test
    void opsgenieIsOpenedAndClosedUnderOneAlias() throws Exception {
        post(Channel.OPSGENIE, Samples.incident());
        post(Channel.OPSGENIE, Incidents.next(Samples.incident(), 1, "resolved"));
        assertThat(heard.get(0).authorization()).isEqualTo("GenieKey the-secret");
        assertThat(heard.get(0).json().path("priority").asText()).isEqualTo("P2");
        assertThat(heard.get(1).path()).contains("/close?identifierType=alias");
    }

    @Test
    void aWebhookIsSigned() throws Exception {
        assertThat(post(Channel.WEBHOOK, Samples.incident())).isInstanceOf(Posted.Accepted.class);
        Heard call = heard.get(0);
        String time = Objects.requireNonNull(call.headers().get("x-grapevine-timestamp"));
        assertThat(call.headers().get("x-grapevine-signature")).isEqualTo(Signature.of("sign", time, call.body()));
        assertThat(call.json().at("/event/brand").asText()).isEqualTo("acme");
    }

    @Test
    void theSignatureIsTheOneThatOthersCompute() {
        assertThat(Signature.of("key", "1", "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256=" + opensslHmac());
    }

    /** printf '1.{}' | openssl dgst -sha256 -hmac key */
    private static String opensslHmac() {
        return "1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224";
    }

    @Test
    void noRedirectIsFollowed() {
        answer = 302;
        assertThat(post(Channel.WEBHOOK, Samples.incident())).isInstanceOf(Posted.Refused.class);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aBusyServiceIsAskedAgainAndAWrongKeyIsNot() {
        answer = 429;
        assertThat(post(Channel.SLACK, Samples.incident())).isInstanceOf(Posted.TryLater.class);
        answer = 503;
        assertThat(post(Channel.SLACK, Samples.incident())).isInstanceOf(Posted.TryLater.class);
        answer = 404;
        assertThat(post(Channel.SLACK, Samples.incident())).isInstanceOf(Posted.Refused.class);
    }

    @Test
    void aServiceThatNeverEndsItsAnswerKeepsNobodyWaiting() {
        hanging = true;
        assertThat(post(Channel.WEBHOOK, Samples.incident())).isInstanceOf(Posted.Accepted.class);
        answer = 500;
        assertThat(post(Channel.WEBHOOK, Samples.incident())).isEqualTo(new Posted.TryLater("no answer in PT2S", true));
    }

    @Test
    void whatPeopleSaidHasAButtonInSlackSincePlainTextShowsNoLinks() throws Exception {
        post(Channel.SLACK, Samples.incident());
        assertThat(heard.get(0).json().findValues("accessory"))
                .extracting(button -> button.path("url").asText())
                .contains("https://social.example/@maya/1");
    }

    @Test
    void insideAddressesAreNotCalledUnlessThatIsAllowed() {
        assertThat(notifier("no").post(recipient(Channel.SLACK), "id", note(Samples.incident()), Samples.NOON))
                .isInstanceOf(Posted.Refused.class);
        assertThat(heard).isEmpty();
    }

    @Test
    void aMissingSecretIsNamedButNeverShown() {
        Notifier notifier = Notifier.of(Settings.of(Map.of()), Duration.ofSeconds(5));
        assertThat(notifier.post(recipient(Channel.SLACK), "id", note(Samples.incident()), Samples.NOON))
                .isEqualTo(new Posted.TryLater("GRAPEVINE_SECRET_ROOM is not set", true));
    }

    private Posted post(Channel channel, IncidentEvent event) {
        return notifier("yes").post(recipient(channel), event.id() + "|room", note(event), Samples.NOON);
    }

    private Notifier notifier(String inside) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return Notifier.of(
                Settings.of(Map.of(
                        "GRAPEVINE_SECRET_ROOM",
                        base + "/hook",
                        "GRAPEVINE_SECRET_KEYED",
                        "the-secret",
                        "GRAPEVINE_SECRET_ROOM_KEY",
                        "sign",
                        "GRAPEVINE_PAGERDUTY_URL",
                        base + "/pagerduty",
                        "GRAPEVINE_OPSGENIE_URL",
                        base + "/opsgenie",
                        "GRAPEVINE_WEBHOOK_INSIDE",
                        inside)),
                Duration.ofSeconds(2));
    }

    private static Recipient recipient(Channel channel) {
        boolean keyed = channel == Channel.PAGERDUTY || channel == Channel.OPSGENIE;
        String secret = keyed ? "GRAPEVINE_SECRET_KEYED" : "GRAPEVINE_SECRET_ROOM";
        return new Recipient("room", null, channel, secret, null, null, 0, 0, null, null, null);
    }

    private static Note note(IncidentEvent event) {
        return new AlertComposer(new MailLinks("https://grapevine.example", null, null))
                .compose(Alert.first(event, "slack:room", ZoneId.of("UTC"), Samples.NOON))
                .note();
    }
}
