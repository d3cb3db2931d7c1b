package dev.grapevine.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.grapevine.ingest.Website;
import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.fetch.Fetched.Unchanged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebClientTest {

    private static final FetchPolicy OPEN_WEB =
            FetchPolicy.of("https://operator.example/").withHostPace(Duration.ZERO);
    private static final FetchPolicy DEMO = OPEN_WEB.withLoopbackAllowed(true);

    private final Website site = new Website();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void saysWhoItIs() throws InterruptedException {
        site.page("/", "text/html", "hello");

        assertThat(get(DEMO, site.url("/")))
                .isInstanceOfSatisfying(
                        Body.class,
                        body -> assertThat(body.bytes())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("hello"));
        assertThat(site.requests().get(0).header("User-agent")).isEqualTo("Grapevine/1.0 (+https://operator.example/)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://127.1/",
                "http://localhost/",
                "http://localhost./",
                "http://user:pass@127.0.0.1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://0.0.0.0/",
                "http://10.0.0.1/",
                "http://[fe80::1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/"
            })
    void insideOfTheNetworkIsRefusedHoweverItIsWritten(String address) throws InterruptedException {
        assertThat(get(OPEN_WEB, address))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason()).matches("refused: .*|host .* is not known"));
    }

    @Test
    void ownMachineIsRefused() throws InterruptedException {
        site.page("/", "text/html", "secret");

        assertThat(get(OPEN_WEB, site.url("/"))).isInstanceOf(Failed.class);
        assertThat(site.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://news.example/", "gopher://news.example/", "//x", "", "http://"})
    void onlyWebAddressesAreFetched(String address) throws InterruptedException {
        assertThat(get(DEMO, address))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo("not an http or https address"));
    }

    @Test
    void nameWithOneInsideAddressIsRefused() throws InterruptedException {
        Dns twoFaced = host -> List.of(InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1"));

        assertThat(get(new WebClient(OPEN_WEB, twoFaced), "http://news.example/"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("not a public address"));
    }

    @Test
    void nameThatAnswersDifferentlyTheSecondTimeGainsNothing() throws InterruptedException {
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.215.14", "127.0.0.1"));
        Dns rebinding = host -> List.of(InetAddress.getByName(answers.size() > 1 ? answers.pop() : answers.getFirst()));
        site.page("/", "text/html", "secret");

        Fetched fetched = get(new WebClient(OPEN_WEB, rebinding), site.url("/").replace("127.0.0.1", "news.example"));

        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("not a public address"));
        assertThat(site.requests()).isEmpty();
    }

    @Test
    void redirectToTheInsideIsRefused() throws InterruptedException {
        site.route("/", exchange -> redirect(exchange, 302, "http://192.168.0.1/admin"));

        assertThat(get(DEMO, site.url("/")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed ->
                                assertThat(failed.reason()).isEqualTo("refused: 192.168.0.1 is not a public address"));
    }

    @Test
    void redirectToAnotherSchemeOrPortIsRefused() throws InterruptedException {
        site.route("/file", exchange -> redirect(exchange, 301, "file:///etc/passwd"));

        assertThat(get(DEMO, site.url("/file"))).isInstanceOf(Failed.class);
        assertThat(AddressGuard.isUsualPort(22, "a.example", HttpUrl.get("http://a.example/")))
                .isFalse();
        assertThat(AddressGuard.isUsualPort(8080, "b.example", HttpUrl.get("http://a.example:8080/")))
                .isFalse();
        assertThat(AddressGuard.isUsualPort(8080, "a.example", HttpUrl.get("http://a.example:8080/")))
                .isTrue();
        assertThat(AddressGuard.isUsualPort(443, "b.example", HttpUrl.get("http://a.example:8080/")))
                .isTrue();
    }

    /** Behind a proxy, so that a local server can stand for the open web. */
    @Test
    void redirectToAnOddPortOfAnotherAddressIsRefused() throws InterruptedException {
        site.route("http://news.invalid/feed", exchange -> redirect(exchange, 302, "http://other.invalid:22/"));
        site.route("http://other.invalid:22/", exchange -> Website.send(exchange, 200, new byte[] {'x'}));
        FetchProxy proxy = FetchProxy.parse(site.url(""));

        assertThat(get(OPEN_WEB.withProxy(proxy), "http://news.invalid/feed"))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo("redirected to port 22 of another address"));
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void fileThatIsPackedItselfIsUnpackedOnceAndWithinTheBounds() throws InterruptedException {
        byte[] text = "hello ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        byte[] packed = packed(text, 1);
        byte[] twice = packed(packed, 1);
        byte[] bomb = packed(new byte[1 << 20], 9);
        site.route("/map.gz", exchange -> Website.send(exchange, 200, packed));
        site.route("/twice.gz", exchange -> Website.send(exchange, 200, twice));
        site.route("/bomb.gz", exchange -> Website.send(exchange, 200, bomb));

        assertThat(((Body) get(DEMO, site.url("/map.gz"))).bytes()).isEqualTo(text);
        assertThat(((Body) get(DEMO, site.url("/twice.gz"))).bytes()).isEqualTo(packed);
        assertThat(((Failed) get(DEMO, site.url("/bomb.gz"))).reason())
                .isEqualTo("unpacks to more than 100 times its size");
    }

    private static byte[] packed(byte[] piece, int times) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            write(gzip, piece, times);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Test
    void redirectsAreFollowedFiveTimes() throws InterruptedException {
        for (int i = 0; i < 7; i++) {
            String next = "/r" + (i + 1);
            site.route("/r" + i, exchange -> redirect(exchange, 307, next));
        }
        site.page("/r7", "text/plain", "here");

        assertThat(get(DEMO, site.url("/r2")))
                .isInstanceOfSatisfying(
                        Body.class, body -> assertThat(body.url()).isEqualTo(site.url("/r7")));
        assertThat(get(DEMO, site.url("/r1")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo("more than 5 redirects"));
    }

    @Test
    void bombIsStoppedByItsRatioLongBeforeItsSize() throws InterruptedException {
        site.route("/bomb", exchange -> gzipped(exchange, new byte[1 << 20], 10_000));

        assertThat(get(DEMO, site.url("/bomb")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo("unpacks to more than 100 times its size"));
    }

    @Test
    void bodyIsStoppedAtTheLimitOfUnpackedBytes() throws InterruptedException {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        site.route("/packed", exchange -> gzipped(exchange, noise, 12));
        site.route("/plain", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            write(exchange.getResponseBody(), noise, 12);
        });

        for (String path : List.of("/packed", "/plain")) {
            assertThat(get(DEMO, site.url(path)))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo("larger than 10485760 bytes"));
        }
    }

    @Test
    void packedBodyIsUnpacked() throws InterruptedException {
        byte[] text = "hello ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        site.route("/", exchange -> gzipped(exchange, text, 1));

        assertThat(get(DEMO, site.url("/")))
                .isInstanceOfSatisfying(
                        Body.class, body -> assertThat(body.bytes()).isEqualTo(text));
        assertThat(site.requests().get(0).header("Accept-encoding")).isEqualTo("gzip");
    }

    @Test
    void permanentRedirectsAreReportedUntilTheFirstTemporaryOne() throws InterruptedException {
        site.route("/a", exchange -> redirect(exchange, 301, "/b"));
        site.route("/b", exchange -> redirect(exchange, 308, "/c"));
        site.route("/c", exchange -> redirect(exchange, 302, "/d"));
        site.route("/d", exchange -> redirect(exchange, 301, "/e"));
        site.page("/e", "text/plain", "here");

        assertThat(((Body) get(DEMO, site.url("/a"))).moved()).isEqualTo(site.url("/c"));
        assertThat(((Body) get(DEMO, site.url("/c"))).moved()).isNull();
        assertThat(((Body) get(DEMO, site.url("/e"))).moved()).isNull();
    }

    @Test
    void proxyIsTheOnlyWayOutWhereThereIsOne() throws InterruptedException {
        site.route("http://news.invalid/feed", exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("Proxy-authorization");
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"way out\"");
            Website.send(exchange, known ? 200 : 407, "news".getBytes(StandardCharsets.UTF_8));
        });
        FetchProxy proxy = FetchProxy.parse(site.url("").replace("127.0.0.1", "ann:secret@127.0.0.1"));

        assertThat(get(OPEN_WEB.withProxy(proxy), "http://news.invalid/feed"))
                .isInstanceOfSatisfying(
                        Body.class,
                        body -> assertThat(body.bytes())
                                .asString(StandardCharsets.UTF_8)
                                .isEqualTo("news"));
        assertThat(get(OPEN_WEB.withProxy(proxy), "http://10.0.0.1/"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("not a public address"));
        assertThat(proxy.toString()).doesNotContain("secret");
        assertThat(OPEN_WEB.withProxy(proxy).toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example:3128", "https://proxy.example:1", "http://proxy.example", "http://a b:1", ""})
    void proxyThatIsNoneIsSaidSoWithoutItsPassword(String address) {
        assertThatThrownBy(() -> FetchProxy.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the fetch proxy is not of the form http://[user:password@]host:port");
    }

    private static void gzipped(HttpExchange exchange, byte[] piece, int times) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream gzip = new GZIPOutputStream(exchange.getResponseBody())) {
            write(gzip, piece, times);
        } catch (IOException e) {
            // the client has hung up, as it should
        }
    }

    private static void write(OutputStream out, byte[] piece, int times) {
        try {
            for (int i = 0; i < times; i++) {
                out.write(piece);
            }
        } catch (IOException e) {
            // the client has hung up, as it should
        }
    }

    @Test
    void nestedEncodingIsRefused() throws InterruptedException {
        site.route("/nested", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip, gzip");
            Website.send(exchange, 200, new byte[] {1, 2, 3});
        });

        assertThat(get(DEMO, site.url("/nested")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).contains("encoded"));
    }

    @Test
    void bodyThatDripsIsGivenUpInTime() throws InterruptedException {
        site.route("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 40; i++) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(get(DEMO.withMaxTime(Duration.ofSeconds(1)), site.url("/drip")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo("no complete answer within 1 seconds"));
    }

    @Test
    void asksWithBothValidators() throws InterruptedException {
        site.route("/feed", exchange -> {
            boolean same = "\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.getResponseHeaders().set("Last-Modified", "Mon, 02 Mar 2026 09:15:00 GMT");
            Website.send(exchange, same ? 304 : 200, same ? new byte[0] : new byte[] {'x'});
        });

        Body first = (Body) get(DEMO, site.url("/feed"));

        assertThat(get(DEMO, site.url("/feed"), first.validators())).isInstanceOf(Unchanged.class);
        assertThat(site.requests().get(1).header("If-modified-since")).isEqualTo("Mon, 02 Mar 2026 09:15:00 GMT");
    }

    @Test
    void sameBodyCountsAsUnchanged() throws InterruptedException {
        site.page("/feed", "text/plain", "x");

        Body first = (Body) get(DEMO, site.url("/feed"));

        assertThat(get(DEMO, site.url("/feed"), first.validators())).isInstanceOf(Unchanged.class);
    }

    @Test
    void hostileValidatorIsNotSentBack() {
        Validators validators = new Validators("a\r\nX-Injected: 1", "\u00e4", "hash");

        assertThat(validators).isEqualTo(new Validators(null, null, "hash"));
    }

    @Test
    void retryAfterIsReadInBothFormsAndBounded() throws InterruptedException {
        site.route("/seconds", exchange -> busy(exchange, "120"));
        site.route("/year", exchange -> busy(exchange, "31536000"));
        site.route("/date", exchange -> busy(exchange, "Fri, 31 Dec 2100 23:59:59 GMT"));
        site.route("/nonsense", exchange -> busy(exchange, "soon"));

        assertThat(retryAfter("/seconds")).isEqualTo(Duration.ofMinutes(2));
        assertThat(retryAfter("/year")).isEqualTo(Duration.ofDays(1));
        assertThat(retryAfter("/date")).isEqualTo(Duration.ofDays(1));
        assertThat(retryAfter("/nonsense")).isNull();
    }

    private @Nullable Duration retryAfter(String path) throws InterruptedException {
        return ((Failed) get(DEMO, site.url(path))).retryAfter();
    }

    private static void busy(HttpExchange exchange, String retryAfter) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
        Website.send(exchange, 503, new byte[0]);
    }

    private static void redirect(HttpExchange exchange, int status, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", target);
        Website.send(exchange, status, new byte[0]);
    }

    private static Fetched get(FetchPolicy policy, String address) throws InterruptedException {
        return get(new WebClient(policy), address);
    }

    private static Fetched get(FetchPolicy policy, String address, Validators validators) throws InterruptedException {
        try (WebClient web = new WebClient(policy)) {
            return web.get(address, validators);
        }
    }

    private static Fetched get(WebClient client, String address) throws InterruptedException {
        try (client) {
            return client.get(address, Validators.NONE);
        }
    }
}
