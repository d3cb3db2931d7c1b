package dev.grapevine.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dns;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/**
 * Asks APIs, and listens to their streams: as guarded and as slow as {@link WebClient}, but with headers both ways.
 * Redirects are not followed: an API that moved is a matter of configuration, and a key must not move along.
 */
public final class ApiClient implements AutoCloseable {

    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final FetchPolicy policy;
    private final HostPace pace = new HostPace();
    private final AddressGuard guard;
    private final BodyReader bodies;
    private final OkHttpClient http;

    public ApiClient(FetchPolicy policy) {
        this.policy = policy;
        guard = new AddressGuard(Dns.SYSTEM, policy.loopbackAllowed());
        bodies = new BodyReader(policy.maxBytes());
        http = WebClient.client(policy, guard);
    }

    /** Asks, when it is its turn at the host. Failures of the outside are an answer too. */
    @SuppressWarnings("try") // the turn is held, not used
    public ApiAnswer send(ApiRequest question) throws InterruptedException {
        HttpUrl url = HttpUrl.parse(question.url());
        if (url == null) {
            return ApiAnswer.failed("not an http or https address");
        }
        try (HostPace.Turn turn = pace.await(url.host(), policy.hostPace())) {
            judge(url.host());
            Call call = http.newCall(request(url, question));
            call.timeout().timeout(policy.maxTime().toNanos(), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                return answer(response);
            }
        } catch (IOException e) {
            return failed(url, e);
        }
    }

    /**
     * Asks an address that a document named: judged like a redirect from the configured address, port included.
     *
     * @param configured the address that the document was read at
     */
    public ApiAnswer sendToStranger(ApiRequest question, String configured) throws InterruptedException {
        HttpUrl url = HttpUrl.parse(question.url());
        HttpUrl known = HttpUrl.parse(configured);
        boolean usual = url != null
                && known != null
                && (policy.loopbackAllowed() || AddressGuard.isUsualPort(url.port(), url.host(), known));
        return usual ? send(question) : ApiAnswer.failed("not a web address with a usual port");
    }

    /** Behind a proxy we need not know the host, but one that we do know must be a public one. */
    private void judge(String host) throws UnknownHostException {
        try {
            guard.lookup(host);
        } catch (AddressGuard.Refused e) {
            throw e;
        } catch (UnknownHostException e) {
            if (policy.proxy() == null) {
                throw e;
            }
        }
    }

    private ApiAnswer failed(HttpUrl url, IOException e) throws InterruptedException {
        if (e instanceof AddressGuard.Refused) {
            return ApiAnswer.failed("refused: " + e.getMessage());
        }
        if (e instanceof BodyReader.Refused) {
            return ApiAnswer.failed(String.valueOf(e.getMessage()));
        }
        if (e instanceof UnknownHostException) {
            return ApiAnswer.failed("host " + url.host() + " is not known");
        }
        if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("closed while asking");
        }
        return ApiAnswer.failed(
                e instanceof InterruptedIOException
                        ? "no complete answer within " + policy.maxTime().toSeconds() + " seconds"
                        : "connection failed: " + e.getClass().getSimpleName());
    }

    /** Opens a web socket, with pings so that a dead connection is noticed; the listener hears of every failure. */
    public WebSocket socket(ApiRequest question, WebSocketListener listener) {
        HttpUrl url = HttpUrl.get(question.url());
        return http.newBuilder()
                .pingInterval(Duration.ofSeconds(20))
                .readTimeout(Duration.ZERO)
                .build()
                .newWebSocket(request(url, question), listener);
    }

    /** Opens an answer that does not end; a minute of silence ends it. */
    public Call stream(ApiRequest question, Callback callback) {
        HttpUrl url = HttpUrl.get(question.url());
        Call call = http.newBuilder().readTimeout(SILENCE).build().newCall(request(url, question));
        call.enqueue(callback);
        return call;
    }

    private Request request(HttpUrl url, ApiRequest question) {
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", policy.userAgent());
        question.headers().forEach(request::header);
        if (question.form() != null) {
            FormBody.Builder form = new FormBody.Builder();
            question.form().forEach(form::add);
            request.post(form.build());
        }
        return request.build();
    }

    private ApiAnswer answer(Response response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
        return new ApiAnswer(response.code(), headers, bodies.read(response), null, RetryAfter.of(response));
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
