package dev.grapevine.ingest.bluesky;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictTrainer;
import dev.grapevine.json.Json;
import io.javalin.Javalin;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Behaves like a Jetstream server, in both wires, as its lexicon says: an inclusive cursor, refusal of one that is too
 * old, compressed frames with a dictionary, and an end to who is too slow. Shaped after the documentation.
 */
final class JetstreamServer implements AutoCloseable {

    static final long START_MICROS = 1_772_452_800_000_000L;
    private static final String V2 = "/xrpc/network.bsky.jetstream.subscribeEvents";

    final List<Map<String, List<String>>> questions = new CopyOnWriteArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService sending = Executors.newSingleThreadExecutor();
    private final Javalin server;
    private volatile long oldest;
    private final byte[] dictionary = dictionary();

    JetstreamServer() {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.routes.wsBeforeUpgrade(V2, this::refuseOld);
            config.routes.ws("/subscribe", ws -> ws.onConnect(context -> connect(context, false)));
            config.routes.ws(V2, ws -> ws.onConnect(context -> connect(context, true)));
            config.routes.get("/xrpc/network.bsky.jetstream.getZstdDictionary", context -> context.result(dictionary));
        });
        server.start("127.0.0.1", 0);
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void keepFrom(long seq) {
        oldest = seq;
    }

    private void refuseOld(Context context) {
        String cursor = context.queryParam("cursor");
        if (cursor != null && Long.parseLong(cursor) < oldest) {
            throw new BadRequestResponse("{\"error\":\"CursorTooOld\",\"message\":\"the floor is " + oldest + "\"}");
        }
    }

    private void connect(WsContext context, boolean second) {
        context.enableAutomaticPings();
        Map<String, List<String>> question = Map.copyOf(context.queryParamMap());
        Listener listener = new Listener(context, second, question.containsKey("zstdDictionary"));
        sending.execute(() -> {
            long from = question.containsKey("cursor")
                    ? Long.parseLong(question.get("cursor").get(0))
                    : Long.MAX_VALUE;
            boolean bySeq = second && from < 1_000_000_000_000_000L;
            events.stream()
                    .filter(event -> (bySeq ? event.seq : event.micros) >= from)
                    .forEach(event -> send(listener, event));
            listeners.add(listener);
            questions.add(question);
        });
    }

    private void send(Listener listener, Event event) {
        String frame = listener.second ? event.second() : event.first();
        if (!listener.compressed) {
            listener.context.send(frame);
            return;
        }
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            byte[] plain = frame.getBytes(StandardCharsets.UTF_8);
            listener.context.send(ByteBuffer.wrap(zstd.loadDict(dictionary).compress(plain)));
        }
    }

    private record Listener(WsContext context, boolean second, boolean compressed) {}

    void publish(Event event) {
        sending.execute(() -> {
            events.add(event);
            listeners.forEach(listener -> send(listener, event));
        });
    }

    /** Ends everybody's stream, as a server does that finds them too slow. */
    void dropAll() {
        sending.execute(() -> {
            listeners.forEach(listener -> {
                listener.context.send("{\"$type\":\"error\",\"error\":\"ConsumerTooSlow\",\"message\":\"far behind\"}");
                listener.context.closeSession(1008, "ConsumerTooSlow");
            });
            listeners.clear();
        });
    }

    @Override
    public void close() {
        server.stop();
        sending.shutdownNow();
    }

    /** Trained on frames like those that will be sent. */
    private static byte[] dictionary() {
        byte[][] samples = new byte[2_000][];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = post(i, "did:plc:" + i, "About kettles " + i).second().getBytes(StandardCharsets.UTF_8);
        }
        return trained(samples);
    }

    private static byte[] trained(byte[][] samples) {
        ZstdDictTrainer trainer = new ZstdDictTrainer(1 << 20, 8 << 10);
        for (byte[] sample : samples) {
            trainer.addSample(sample);
        }
        return trainer.trainSamples();
    }

    static Event post(int n, String did, String text) {
        ObjectNode record = Json.json()
                .createObjectNode()
                .put("$type", "app.bsky.feed.post")
                .put("createdAt", "2026-03-02T11:59:00Z")
                .put("text", text);
        record.putArray("langs").add("en");
        return new Event(n, did, "commit", "create", "key" + n, record);
    }

    static Event delete(int n, String did, int post) {
        return new Event(n, did, "commit", "delete", "key" + post, null);
    }

    static Event account(int n, String did, String status) {
        ObjectNode account = Json.json()
                .createObjectNode()
                .put("active", status.equals("active"))
                .put("did", did)
                .put("status", status);
        return new Event(n, did, "account", "", "", account);
    }

    /** One event, in both wires. */
    record Event(
            long seq,
            long micros,
            String did,
            String kind,
            String operation,
            String key,
            @Nullable ObjectNode payload) {

        Event(int n, String did, String kind, String operation, String key, @Nullable ObjectNode payload) {
            this(n, START_MICROS + n * 1_000L, did, kind, operation, key, payload);
        }

        String first() {
            ObjectNode event = Json.json()
                    .createObjectNode()
                    .put("did", did)
                    .put("time_us", micros)
                    .put("kind", kind);
            if (kind.equals("commit")) {
                commit(event.putObject("commit"));
            } else {
                event.set(kind, payload);
            }
            return event.toString();
        }

        String second() {
            ObjectNode frame = Json.json().createObjectNode().put("$type", "message");
            ObjectNode event = frame.putObject("payload")
                    .put("$type", "network.bsky.jetstream.subscribeEvents#" + kind)
                    .put("seq", seq)
                    .put("did", did)
                    .put("time", Instant.EPOCH.plusNanos(micros * 1_000).toString());
            if (kind.equals("commit")) {
                commit(event);
            } else {
                event.set(kind, payload);
            }
            return frame.toString();
        }

        private void commit(ObjectNode event) {
            event.put("rev", "rev" + seq)
                    .put("operation", operation)
                    .put("collection", "app.bsky.feed.post")
                    .put("rkey", key);
            if (payload != null) {
                event.set("record", payload);
            }
        }
    }
}
