package dev.grapevine.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grapevine.ingest.Channel;
import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.Website;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.source.SourceKind;
import dev.grapevine.ingest.webhook.Hmac;
import dev.grapevine.mention.Mention;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed with a hub, and a hub that does what W3C WebSub says. */
class SubscribedFeedTest {

    private static final String FEED = """
            <feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="/hub"/><link rel="self" href="/feed"/>
            <entry><id>%s</id><title>%s</title></entry></feed>""";

    private final Website site = new Website();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Channel channel =
            new Channel(SourceKind.FEED, site.url("/feed"), Options.NONE).reachedAt("https://hooks.example");

    SubscribedFeedTest() {
        site.page("/feed", "application/atom+xml", FEED.formatted("1", "Polled"))
                .route("/hub", exchange -> {
                    asked.add(form(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                    Website.send(exchange, 202, new byte[0]);
                });
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whatTheHubBringsIsHeardAtOnceAndOnlyOnce() throws Exception {
        try (Ingest ingest = channel.start()) {
            Map<String, String> question = subscribed(ingest);
            String pushed = FEED.formatted("2", "Pushed");

            assertThat(push(ingest, pushed, signature("sha256", "HmacSHA256", pushed)))
                    .isEqualTo(202);
            await().until(() -> titles().contains("Pushed"));
            site.page("/feed", "application/atom+xml", FEED.formatted("2", "Pushed"));
            channel.later(Channel.EVERY);
            await().until(() -> site.count("/feed") == 2);
            String old = FEED.formatted("3", "Old way");
            push(ingest, old, signature("sha1", "HmacSHA1", old));
            await().until(() -> titles().contains("Old way"));

            assertThat(titles()).containsExactly("Polled", "Pushed", "Old way");
            assertThat(question.get("hub.callback")).isEqualTo("https://hooks.example/websub/channel");
            assertThat(question.get("hub.topic")).isEqualTo(site.url("/feed"));
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void whatTheHubDidNotSignIsTakenAndThrownAway() throws Exception {
        try (Ingest ingest = channel.start()) {
            subscribed(ingest);
            String forged = FEED.formatted("2", "Forged");

            assertThat(push(ingest, forged, "sha256=" + "0".repeat(64))).isEqualTo(202);
            assertThat(push(ingest, forged, "md5=" + "0".repeat(32))).isEqualTo(202);
            assertThat(push(ingest, forged, "nonsense")).isEqualTo(202);
            String good = FEED.formatted("3", "Good");
            push(ingest, good, signature("sha512", "HmacSHA512", good));
            await().until(() -> titles().contains("Good"));

            assertThat(titles()).containsExactly("Polled", "Good");
        }
    }

    @Test
    void nobodyElseCanConfirmASubscription() throws Exception {
        try (Ingest ingest = channel.start()) {
            await().until(() -> !asked.isEmpty());

            assertThat(confirm(ingest, "channel", "https://elsewhere.example/feed", "subscribe")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(confirm(ingest, "channel", site.url("/feed"), "unsubscribe")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(confirm(ingest, "nobody", site.url("/feed"), "subscribe").statusCode())
                    .isEqualTo(404);
            assertThat(push(ingest, "x".repeat(1024 * 1024 + 1), "sha256=0")).isEqualTo(413);
        }
    }

    @Test
    void subscriptionIsAskedForAgainAfterARestartAlthoughTheFeedHasNotChanged() {
        try (Ingest first = channel.start()) {
            await().until(() -> asked.size() == 1);
        }
        channel.later(Channel.EVERY);
        try (Ingest second = channel.start()) {
            await().until(() -> asked.size() == 2);
        }
        assertThat(asked.get(0).get("hub.secret")).isNotEqualTo(asked.get(1).get("hub.secret"));
    }

    private Map<String, String> subscribed(Ingest ingest) throws Exception {
        await().until(() -> !asked.isEmpty());
        HttpResponse<String> confirmed = confirm(ingest, "channel", site.url("/feed"), "subscribe");
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.body()).isEqualTo("<script>7</script>");
        assertThat(confirmed.headers().firstValue("content-type")).hasValue("text/plain;charset=utf-8");
        return asked.get(0);
    }

    private HttpResponse<String> confirm(Ingest ingest, String name, String topic, String mode)
            throws IOException, InterruptedException {
        String query = "?hub.mode=" + mode + "&hub.topic=" + URLEncoder.encode(topic, UTF_8)
                + "&hub.lease_seconds=864000&hub.challenge=" + URLEncoder.encode("<script>7</script>", UTF_8);
        return client.send(HttpRequest.newBuilder(at(ingest, name + query)).build(), BodyHandlers.ofString());
    }

    private int push(Ingest ingest, String body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(at(ingest, "channel"))
                .header("Content-Type", "application/atom+xml")
                .header("X-Hub-Signature", signature)
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String signature(String method, String algorithm, String body) {
        byte[] key = String.valueOf(asked.get(0).get("hub.secret")).getBytes(UTF_8);
        return method + "=" + HexFormat.of().formatHex(Hmac.of(algorithm, key, body.getBytes(UTF_8)));
    }

    private static URI at(Ingest ingest, String path) {
        return URI.create("http://127.0.0.1:" + ingest.hooksPort() + "/websub/" + path);
    }

    private List<String> titles() {
        return channel.outlet.mentions().stream()
                .map(Mention::title)
                .map(String::valueOf)
                .toList();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&", -1)) {
            String[] parts = field.split("=", 2);
            form.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return form;
    }
}
