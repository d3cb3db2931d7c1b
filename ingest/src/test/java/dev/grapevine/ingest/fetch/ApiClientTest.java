package dev.grapevine.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.ingest.Website;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ApiClientTest {

    private static final FetchPolicy OPEN_WEB = FetchPolicy.of("").withHostPace(Duration.ZERO);
    private static final ApiRequest HUB = ApiRequest.post("http://news.example:22/", Map.of("hub.mode", "subscribe"));

    private final Website site = new Website();
    private final ApiClient open = new ApiClient(OPEN_WEB);
    private final ApiClient demo = new ApiClient(OPEN_WEB.withLoopbackAllowed(true));

    @AfterEach
    void close() {
        open.close();
        demo.close();
        site.close();
    }

    @Test
    void insideOfTheNetworkIsRefused() throws InterruptedException {
        assertThat(open.send(ApiRequest.get(site.url("/"))).reason()).contains("not a public address");
        assertThat(open.send(ApiRequest.get("http://localhost/")).reason()).contains("not a public address");
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void strangersPortIsAUsualOne() throws InterruptedException {
        assertThat(open.sendToStranger(HUB, "https://news.example/feed").reason())
                .contains("usual port");
        assertThat(open.sendToStranger(ApiRequest.get("file:///etc/passwd"), "https://news.example/feed")
                        .reason())
                .contains("not a web address");
    }

    @Test
    void keyDoesNotMoveAlongWithARedirect() throws InterruptedException {
        site.route("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", site.url("/elsewhere"));
            Website.send(exchange, 302, new byte[0]);
        });

        ApiAnswer answer = demo.send(ApiRequest.get(site.url("/moved")).header("Authorization", "Bearer k3y"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(site.count("/elsewhere")).isZero();
    }

    @Test
    void keyInAnAddressIsNotInItsText() {
        assertThat(ApiRequest.get("https://api.example/x").query("key", "k3y").toString())
                .isEqualTo("https://api.example/x");
    }
}
