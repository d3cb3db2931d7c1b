package dev.grapevine.ingest.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.webhook.Verdict.Refused;
import dev.grapevine.json.Json;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server that all webhooks come in by, each at {@code /hooks/NAME}, and hubs of feeds at {@code /websub/NAME}.
 * It starts with the first of them.
 *
 * <p>It speaks plain HTTP: what gives it to the internet is a proxy with TLS. Calls are told apart by their signatures,
 * so the address need not be secret.
 */
public final class Door implements AutoCloseable {

    static final int MAX_BODY = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final String host;
    private final int port;
    private final InstantSource wall;
    private final Map<String, Hook> hooks = new ConcurrentHashMap<>();
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
    private @Nullable Javalin server;

    /**
     * @param port 0 takes a free one
     * @param wall real time: a call's age has nothing to do with the stream's clock
     */
    public Door(String host, int port, InstantSource wall) {
        this.host = host;
        this.port = port;
        this.wall = wall;
    }

    /** Where it listens; 0 before it does. */
    public synchronized int port() {
        Javalin running = server;
        return running == null ? 0 : running.port();
    }

    void open(Hook hook) throws Blocked {
        hooks.put(hook.name(), hook);
        listen();
    }

    /** From now on hubs may call. */
    public void open(Subscriber subscriber) throws Blocked {
        subscribers.put(subscriber.name(), subscriber);
        listen();
    }

    private synchronized void listen() throws Blocked {
        if (server == null) {
            try {
                server = Javalin.create(this::configure).start(host, port);
            } catch (RuntimeException e) {
                throw new Blocked("cannot listen at " + host + ":" + port + ": " + e.getMessage(), e);
            }
            LOG.info("webhooks: http://{}:{}/hooks/NAME", host, port());
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.routes.post("/hooks/{name}", context -> receive(context, hooks, this::answer));
        config.routes.get("/websub/{name}", this::confirm);
        config.routes.post("/websub/{name}", context -> receive(context, subscribers, Door::push));
    }

    /** Plain text, whatever stands in it: a browser must not run what a caller wrote. */
    private void confirm(Context context) {
        Subscriber subscriber = subscribers.get(context.pathParam("name"));
        Optional<String> echo = subscriber == null ? Optional.empty() : subscriber.confirm(context::queryParam);
        context.header("X-Content-Type-Options", "nosniff").contentType("text/plain; charset=utf-8");
        context.status(echo.isPresent() ? 200 : 404).result(echo.orElse("not asked for"));
    }

    /** Hands on a call whose addressee is known and whose body is not too long. */
    private static <T> void receive(Context context, Map<String, T> known, Receiver<T> receiver) throws IOException {
        T addressee = known.get(context.pathParam("name"));
        if (addressee == null) {
            write(context, Reply.of(Refused.UNKNOWN));
            return;
        }
        byte[] body = context.bodyInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            write(context, Reply.of(Refused.OVERSIZED));
            return;
        }
        receiver.receive(addressee, context, body);
    }

    private static void push(Subscriber subscriber, Context context, byte[] body) {
        boolean taken = subscriber.push(body, context.contentType(), context.header("X-Hub-Signature"));
        write(context, taken ? Reply.taken() : Reply.of(Refused.BUSY));
    }

    private void answer(Hook hook, Context context, byte[] body) {
        Call call = new Call(hook.url(), context::header, body, wall.instant());
        context.future(() -> hook.take(call).thenAccept(reply -> write(context, reply)));
    }

    private static void write(Context context, Reply reply) {
        ObjectNode json =
                Json.json().createObjectNode().put("status", reply.word()).put("reason", reply.reason());
        context.status(reply.status()).contentType("application/json").result(json.toString());
    }

    @Override
    public synchronized void close() {
        Javalin running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }

    private interface Receiver<T> {
        void receive(T addressee, Context context, byte[] body) throws IOException;
    }

    /** It cannot listen. */
    public static final class Blocked extends Exception {

        private static final long serialVersionUID = 1L;

        Blocked(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
