package dev.grapevine.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.Channel;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.Rating;
import dev.grapevine.mention.SourceType;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls as gateways and forms make them, each signed as its sender's documentation says. */
class WebhookTest {

    private static final String SECRET = "correct horse battery staple";
    private static final String BODY = """
            {"id":"a1","published":"2026-03-02T11:00:00Z","text":"The kettle leaks, call me at +49 170 1234567",
             "author":"+491701234567","rating":2,"store":"berlin-mitte"}""";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aSignedCallIsAnsweredWhenItIsSafe() throws Exception {
        Channel channel = channel(Options.NONE.with("touchpoint", "kiosk"));
        try (Ingest ingest = channel.start()) {
            HttpResponse<String> answer = send(ingest, standard("m1", Instant.now(), BODY), BODY);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            Mention heard = channel.outlet.mentions().get(0);
            assertThat(heard.text()).isEqualTo("The kettle leaks, call me at [number]");
            assertThat(heard.sourceType()).isEqualTo(SourceType.SURVEY);
            assertThat(heard.touchpoint()).isEqualTo("kiosk");
            assertThat(heard.place())
                    .isNotNull()
                    .satisfies(place -> assertThat(place.store()).isEqualTo("berlin-mitte"));
            assertThat(heard.rating())
                    .isNotNull()
                    .satisfies(rating -> assertThat(rating.value()).isEqualTo(2));
            assertThat(heard.author())
                    .isNotNull()
                    .satisfies(author -> assertThat(author.id()).matches("[0-9a-f]{32}"));
            assertThat(Json.json().writeValueAsString(heard)).doesNotContain("1701234567");
        }
    }

    @Test
    void eachRefusalHasItsOwnAnswer() throws Exception {
        Channel channel = channel(Options.NONE);
        try (Ingest ingest = channel.start()) {
            Instant now = Instant.now();
            Map<String, String> good = standard("m1", now, BODY);
            String large = "{\"text\":\"" + "x".repeat(Door.MAX_BODY) + "\"}";

            assertThat(refusal(ingest, Map.of(), BODY)).isEqualTo("401 unsigned");
            assertThat(refusal(ingest, good, BODY.replace("leaks", "sings"))).isEqualTo("403 forged");
            assertThat(refusal(ingest, standard("m2", now.minus(Duration.ofMinutes(6)), BODY), BODY))
                    .isEqualTo("400 late");
            assertThat(refusal(ingest, standard("m3", now.plus(Duration.ofMinutes(6)), BODY), BODY))
                    .isEqualTo("400 late");
            assertThat(refusal(ingest, standard("m4", now, large), large)).isEqualTo("413 oversized");
            assertThat(refusal(ingest, good, BODY)).isEqualTo("202 accepted");
            assertThat(refusal(ingest, good, BODY)).isEqualTo("409 replayed");
            assertThat(refusal(ingest, standard("m5", now, "no"), "no")).isEqualTo("422 unreadable");
            assertThat(channel.outlet.mentions()).hasSize(1);
            assertThat(channel.outlet.of(Topic.DEAD)).hasSize(1);
        }
    }

    @Test
    void nobodyElseIsHeardUnderAnotherName() throws Exception {
        Channel channel = channel(Options.NONE);
        try (Ingest ingest = channel.start()) {
            await().until(() -> ingest.hooksPort() > 0);
            HttpRequest call = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + ingest.hooksPort() + "/hooks/other"))
                    .POST(BodyPublishers.ofString(BODY))
                    .build();
            assertThat(client.send(call, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
        }
    }

    /** Three deliveries fail: the mentions, and twice more when they are tried again. */
    @Test
    void noAnswerBeforeKafkaHasIt() throws Exception {
        Channel channel = channel(Options.NONE);
        try (Ingest ingest = channel.start()) {
            await().until(() -> ingest.hooksPort() > 0);
            channel.outlet.failNext(3);
            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                    request(ingest, standard("m1", Instant.now(), BODY), BODY), BodyHandlers.ofString());
            assertThat(answer.join().statusCode()).isEqualTo(202);
            assertThat(channel.outlet.mentions()).hasSize(1);
        }
    }

    @Test
    void severalItemsComeInOneCall() throws Exception {
        Channel channel = channel(Options.NONE.with("map", map(Map.of("text", "comment", "nps", "score"))));
        String body = """
                [{"id":1,"comment":"Fine","score":9},{"id":2,"score":3},{"id":3}]""";
        try (Ingest ingest = channel.start()) {
            assertThat(refusal(ingest, standard("m1", Instant.now(), body), body))
                    .isEqualTo("202 accepted");
            assertThat(channel.outlet.mentions())
                    .hasSize(2)
                    .allSatisfy(mention -> assertThat(mention.rating())
                            .isNotNull()
                            .extracting(Rating::best)
                            .isEqualTo(10.0));
        }
    }

    @Test
    void twilioSendsTextMessages() throws Exception {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "MessageSid",
                "SM1",
                "From",
                "+4917012345678",
                "To",
                "+4930123456",
                "Body",
                "Kettle broke & hissed",
                "FromCountry",
                "DE"));
        StringBuilder form = new StringBuilder();
        StringBuilder signed = new StringBuilder("https://hooks.acme.example/hooks/channel");
        fields.forEach((name, value) -> {
            form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(URLEncoder.encode(value, UTF_8));
            signed.append(name).append(value);
        });
        String signature = Base64.getEncoder()
                .encodeToString(Hmac.of(
                        Hmac.SHA1, SECRET.getBytes(UTF_8), signed.toString().getBytes(UTF_8)));
        Channel channel = new Channel(
                        SourceKind.WEBHOOK,
                        "https://hooks.acme.example/hooks/channel",
                        Options.NONE.with("secret", "HOOK").with("shape", "twilio"))
                .withEnvironment(Map.of("HOOK", SECRET));
        try (Ingest ingest = channel.start()) {
            assertThat(refusal(ingest, Map.of("X-Twilio-Signature", signature), form.toString()))
                    .isEqualTo("202 accepted");
            assertThat(refusal(ingest, Map.of("X-Twilio-Signature", signature), form + "&Body=other"))
                    .isEqualTo("403 forged");
            Mention heard = channel.outlet.mentions().get(0);
            assertThat(heard.text()).isEqualTo("Kettle broke & hissed");
            assertThat(heard.sourceType()).isEqualTo(SourceType.CHAT);
            assertThat(heard.place())
                    .isNotNull()
                    .satisfies(place -> assertThat(place.country()).isEqualTo("DE"));
            assertThat(Json.json().writeValueAsString(heard)).doesNotContain("17012345678");
        }
    }

    @Test
    void vonageSendsMessagesWithAToken() throws Exception {
        String body = """
                {"channel":"sms","message_uuid":"u1","to":"4930123456","from":"4917012345678",
                 "timestamp":"2026-03-02T11:00:00.000Z","text":"It hisses","message_type":"text"}""";
        Channel channel = channel(Options.NONE.with("shape", "vonage"));
        try (Ingest ingest = channel.start()) {
            assertThat(refusal(ingest, token(body, Instant.now()), body)).isEqualTo("202 accepted");
            assertThat(refusal(ingest, token(body, Instant.now().minusSeconds(400)), body))
                    .isEqualTo("400 late");
            assertThat(refusal(ingest, token("{}", Instant.now()), body)).isEqualTo("403 forged");
            assertThat(channel.outlet.mentions().get(0).touchpoint()).isEqualTo("sms");
        }
    }

    @Test
    void typeformSendsFilledForms() throws Exception {
        String body = """
                {"event_id":"e1","event_type":"form_response","form_response":{"form_id":"f","token":"t1",
                 "submitted_at":"2026-03-02T11:00:00Z","hidden":{"store":"hamburg"},"definition":{"title":"Visit"},
                 "answers":[{"type":"number","number":4,"field":{"type":"nps"}},
                  {"type":"text","text":"Queue too long","field":{"type":"long_text"}},
                  {"type":"email","email":"ann@mail.example","field":{"type":"email"}},
                  {"type":"choice","choice":{"label":"Kettles"},"field":{"type":"multiple_choice"}}]}}""";
        Channel channel = channel(Options.NONE.with("shape", "typeform"));
        try (Ingest ingest = channel.start()) {
            assertThat(refusal(ingest, Map.of("Typeform-Signature", "sha256=" + hmac(body)), body))
                    .isEqualTo("202 accepted");
            Mention heard = channel.outlet.mentions().get(0);
            assertThat(heard.text()).isEqualTo("Queue too long\nKettles");
            assertThat(heard.rating()).isNotNull().satisfies(rating -> {
                assertThat(rating.value()).isEqualTo(4);
                assertThat(rating.worst()).isZero();
            });
            assertThat(heard.place())
                    .isNotNull()
                    .satisfies(place -> assertThat(place.store()).isEqualTo("hamburg"));
            assertThat(Json.json().writeValueAsString(heard)).doesNotContain("ann@");
        }
    }

    @Test
    void tallySendsFilledForms() throws Exception {
        String body = """
                {"eventId":"e1","eventType":"FORM_RESPONSE","data":{"responseId":"r1","formName":"Visit",
                 "createdAt":"2026-03-02T11:00:00Z","fields":[
                 {"type":"LINEAR_SCALE","value":9},{"type":"TEXTAREA","value":"Lovely staff"},
                 {"type":"INPUT_EMAIL","value":"ann@mail.example"},
                 {"type":"MULTIPLE_CHOICE","value":["o2"],"options":[{"id":"o1","text":"No"},{"id":"o2","text":"Yes"}]}]}}""";
        Channel channel = channel(Options.NONE.with("shape", "tally"));
        try (Ingest ingest = channel.start()) {
            assertThat(refusal(ingest, Map.of("Tally-Signature", hmac(body)), body))
                    .isEqualTo("202 accepted");
            assertThat(channel.outlet.mentions().get(0).text()).isEqualTo("Lovely staff\nYes");
        }
    }

    private static Channel channel(Options options) {
        return new Channel(SourceKind.WEBHOOK, "http://localhost/hooks", options.with("secret", "HOOK"))
                .withEnvironment(Map.of("HOOK", SECRET));
    }

    private static ObjectNode map(Map<String, String> fields) {
        return Json.json().valueToTree(fields);
    }

    private String refusal(Ingest ingest, Map<String, String> headers, String body) throws Exception {
        HttpResponse<String> answer = send(ingest, headers, body);
        return answer.statusCode() + " "
                + Json.json().readTree(answer.body()).path("status").asText();
    }

    private HttpResponse<String> send(Ingest ingest, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        await().until(() -> ingest.hooksPort() > 0);
        return client.send(request(ingest, headers, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(Ingest ingest, Map<String, String> headers, String body) {
        HttpRequest.Builder call =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ingest.hooksPort() + "/hooks/channel"));
        headers.forEach(call::header);
        return call.POST(BodyPublishers.ofString(body)).build();
    }

    private static Map<String, String> standard(String id, Instant at, String body) {
        String signed = id + "." + at.getEpochSecond() + "." + body;
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                "v1,bm8= v1," + hmac(signed));
    }

    private static Map<String, String> token(String body, Instant at) throws Exception {
        String hash = HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        String signed = url.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "."
                + url.encodeToString(
                        ("{\"iat\":" + at.getEpochSecond() + ",\"payload_hash\":\"" + hash + "\"}").getBytes(UTF_8));
        String signature = url.encodeToString(Hmac.of(Hmac.SHA256, SECRET.getBytes(UTF_8), signed.getBytes(UTF_8)));
        return Map.of("Authorization", "Bearer " + signed + "." + signature);
    }

    private static String hmac(String text) {
        return Base64.getEncoder().encodeToString(Hmac.of(Hmac.SHA256, SECRET.getBytes(UTF_8), text.getBytes(UTF_8)));
    }
}
