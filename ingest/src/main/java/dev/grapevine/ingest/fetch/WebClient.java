package dev.grapevine.ingest.fetch;

import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import dev.grapevine.ingest.fetch.Fetched.Unchanged;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what the configuration names, and nothing that a hostile server would have us fetch instead.
 *
 * <p>Every hop of a redirect is judged like the first one: scheme, port, address. Bodies are cut off at
 * {@link FetchPolicy#maxBytes} decoded bytes, the whole at {@link FetchPolicy#maxTime}.
 */
public final class WebClient implements Fetch, AutoCloseable {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PERMANENT = Set.of(301, 308);

    /** A host with many sources is asked again in a second: one connection then does for all. */
    private static final int IDLE_CONNECTIONS = 256;

    private static final int KEPT_SECONDS = 30;

    private final FetchPolicy policy;
    private final AddressGuard guard;
    private final BodyReader bodies;
    private final HostPace pace = new HostPace();
    private final OkHttpClient http;

    public WebClient(FetchPolicy policy) {
        this(policy, Dns.SYSTEM);
    }

    WebClient(FetchPolicy policy, Dns resolver) {
        this.policy = policy;
        this.guard = new AddressGuard(resolver, policy.loopbackAllowed());
        this.bodies = new BodyReader(policy.maxBytes());
        this.http = client(policy, guard);
    }

    /** Dials what the guard let through, or the proxy; follows nothing by itself. */
    static OkHttpClient client(FetchPolicy policy, Dns guard) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEPT_SECONDS, TimeUnit.SECONDS));
        FetchProxy proxy = policy.proxy();
        return proxy == null
                ? client.dns(guard).proxy(Proxy.NO_PROXY).build()
                : client.proxy(proxy.proxy())
                        .proxyAuthenticator(proxy.authenticator())
                        .build();
    }

    /** Fetches, unless the server says that it is still what the validators stand for. */
    @Override
    public Fetched get(String address, Validators validators) throws InterruptedException {
        return get(address, validators, manners());
    }

    /** How hosts are treated unless a source says otherwise. */
    public Manners manners() {
        return Manners.of(policy.hostPace());
    }

    /** The same client with other manners. */
    public Fetch with(Manners manners) {
        return new Fetch() {
            @Override
            public Fetched get(String address, Validators validators) throws InterruptedException {
                return WebClient.this.get(address, validators, manners);
            }

            @Override
            public Duration pause(String address) {
                return WebClient.this.pause(address);
            }
        };
    }

    @Override
    public Duration pause(String address) {
        HttpUrl url = HttpUrl.parse(address);
        return url == null ? Duration.ZERO : pace.left(url.host());
    }

    Fetched get(String address, Validators validators, Manners manners) throws InterruptedException {
        HttpUrl first = HttpUrl.parse(address);
        if (first == null) {
            return new Failed(0, "not an http or https address", null);
        }
        long deadline = System.nanoTime() + policy.maxTime().toNanos();
        HttpUrl url = first;
        Moved moved = Moved.NOWHERE;
        for (int hop = 0; hop <= FetchPolicy.MAX_REDIRECTS; hop++) {
            if (!policy.loopbackAllowed() && !AddressGuard.isUsualPort(url.port(), url.host(), first)) {
                return new Failed(0, "redirected to port " + url.port() + " of another address", null);
            }
            Step step = step(url, validators, manners.of(url.host()), deadline);
            if (step.redirect == null) {
                return step.result.movedTo(moved.address);
            }
            url = step.redirect;
            moved = moved.on(url, step.permanent);
        }
        return new Failed(0, "more than " + FetchPolicy.MAX_REDIRECTS + " redirects", null);
    }

    @SuppressWarnings("try") // the turn is held, not used
    private Step step(HttpUrl url, Validators validators, Duration hostPace, long deadline)
            throws InterruptedException {
        try (HostPace.Turn turn = pace.await(url.host(), hostPace)) {
            judge(url.host());
            Call call = http.newCall(request(url, validators));
            call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                return read(response, url, validators);
            }
        } catch (AddressGuard.Refused e) {
            return Step.failed(0, "refused: " + e.getMessage());
        } catch (BodyReader.Refused e) {
            return Step.failed(0, String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return Step.failed(0, "host " + url.host() + " is not known");
        } catch (InterruptedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("closed while fetching");
            }
            return Step.failed(
                    0, "no complete answer within " + policy.maxTime().toSeconds() + " seconds");
        } catch (IOException e) {
            return Step.failed(0, "connection failed: " + e.getClass().getSimpleName());
        }
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

    private Request request(HttpUrl url, Validators validators) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", policy.userAgent())
                .header("Accept-Encoding", "gzip");
        if (validators.etag() != null) {
            request.header("If-None-Match", validators.etag());
        }
        if (validators.lastModified() != null) {
            request.header("If-Modified-Since", validators.lastModified());
        }
        return request.build();
    }

    private Step read(Response response, HttpUrl url, Validators validators) throws IOException {
        int status = response.code();
        if (status == 304) {
            return Step.done(new Unchanged(null));
        }
        if (REDIRECTS.contains(status)) {
            String location = response.header("Location");
            HttpUrl target = location == null ? null : url.resolve(location);
            return target == null
                    ? Step.failed(status, "redirected to something that is not a web address")
                    : new Step(new Unchanged(null), target, PERMANENT.contains(status));
        }
        if (!response.isSuccessful()) {
            return Step.done(new Failed(status, "the server answered " + status, RetryAfter.of(response)));
        }
        return Step.done(body(response, url, validators));
    }

    private Fetched body(Response response, HttpUrl url, Validators validators) throws IOException {
        byte[] bytes = bodies.read(response);
        String sha256 = sha256(bytes);
        if (sha256.equals(validators.sha256())) {
            return new Unchanged(null);
        }
        Validators next = new Validators(response.header("ETag"), response.header("Last-Modified"), sha256);
        return new Body(
                bytes,
                url.toString(),
                response.header("Content-Type"),
                next,
                response.header("Content-Language"),
                null,
                response.header("Link") == null ? null : String.join(", ", response.headers("Link")));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** One hop: where it leads, or else what it gave. */
    private record Step(Fetched result, @Nullable HttpUrl redirect, boolean permanent) {

        static Step done(Fetched result) {
            return new Step(result, null, false);
        }

        static Step failed(int status, String reason) {
            return done(new Failed(status, reason, null));
        }
    }

    /** How far permanent redirects have led; behind a temporary one nothing is permanent. */
    private record Moved(@Nullable String address, boolean ended) {

        static final Moved NOWHERE = new Moved(null, false);

        Moved on(HttpUrl target, boolean permanent) {
            return ended || !permanent ? new Moved(address, true) : new Moved(target.toString(), false);
        }
    }
}
