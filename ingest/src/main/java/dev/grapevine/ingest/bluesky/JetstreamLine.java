package dev.grapevine.ingest.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdDecompressCtx;
import dev.grapevine.ingest.api.Reading;
import dev.grapevine.ingest.api.Tree;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Intake.Heard;
import dev.grapevine.ingest.connector.Intake.Skipped;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.ingest.fetch.ApiRequest;
import dev.grapevine.ingest.source.Options;
import dev.grapevine.ingest.stream.Inbox;
import dev.grapevine.ingest.stream.Inbox.Push;
import dev.grapevine.ingest.stream.Line;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Action;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A web socket to a Jetstream server.
 *
 * <p>The cursor of the first wire is a time and means the same everywhere; that of the second is a number of one
 * server. After a failure the next server takes its turn, from some seconds before, because the servers see the same
 * event at slightly different times. The same id makes what is heard twice harmless.
 */
public final class JetstreamLine implements Line {

    private static final Duration REWIND = Duration.ofSeconds(5);
    private static final int MAX_FRAME = 2_000_000;
    private static final String V2 = "v2";
    private static final String SUBSCRIBE_V2 = "/xrpc/network.bsky.jetstream.subscribeEvents";
    private static final String DICTIONARY = "/xrpc/network.bsky.jetstream.getZstdDictionary";

    private static final int BAD_REQUEST = 400;

    private final Origin origin;
    private final Predicate<Intake> wanted;
    private final ApiClient http;
    private final InstantSource clock;
    private final List<String> hosts;
    private final boolean second;
    private final boolean compressed;
    private int host;
    private boolean tooOld;
    private @Nullable Listener listening;

    /** @param wanted which posts are passed on; deletions always are, they name what was */
    public JetstreamLine(Origin origin, Predicate<Intake> wanted, ApiClient http, InstantSource clock) {
        this.origin = origin;
        this.wanted = wanted;
        this.http = http;
        this.clock = clock;
        Options options = origin.source().options();
        hosts = new ArrayList<>(List.of(origin.source().location()));
        hosts.addAll(options.list("hosts"));
        second = options.text("wire").filter(V2::equals).isPresent();
        compressed = second && options.flag("compress");
    }

    @Override
    public void open(ObjectNode position, Inbox inbox) throws InterruptedException {
        close();
        String base = hosts.get(host % hosts.size());
        ZstdDecompressCtx dictionary = null;
        ApiRequest question = ApiRequest.get(base + (second ? SUBSCRIBE_V2 : "/subscribe"))
                .query(second ? "collections" : "wantedCollections", JetstreamEvents.POSTS)
                .query("cursor", cursor(position, base));
        if (compressed) {
            ApiAnswer answer = http.send(ApiRequest.get(base + DICTIONARY));
            if (!answer.isGood() || answer.body().length < Long.BYTES) {
                host++;
                inbox.end("no dictionary for the compressed stream: " + answer.reason());
                return;
            }
            question = question.query("zstdDictionary", dictionaryId(answer.body()));
            dictionary = new ZstdDecompressCtx().loadDict(answer.body());
        }
        if (second) {
            question = question.header("Sec-WebSocket-Protocol", "xrpc.v1.json");
        }
        Listener listener = new Listener(inbox, dictionary);
        listening = listener;
        listener.socket = http.socket(question, listener);
    }

    /** RFC 8878 section 5: four bytes of magic, then the id, little-endian. */
    private static long dictionaryId(byte[] dictionary) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(dictionary).order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES));
    }

    /** Null at the very beginning, unless the configuration wants some history. */
    private @Nullable Long cursor(ObjectNode position, String base) {
        if (!position.has("cursor")) {
            Duration backfill = origin.source().options().duration("backfill", Duration.ZERO);
            return backfill.isZero() ? null : micros(clock.instant().minus(backfill));
        }
        boolean same = position.path("host").asText().equals(base);
        if (same && !tooOld) {
            return position.path("cursor").asLong();
        }
        tooOld = false;
        return position.path("time").asLong() - (same ? 0 : REWIND.toNanos() / 1_000);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    @Override
    public ObjectNode after(ObjectNode position, Push last) {
        return position.put("cursor", last.cursor())
                .put("time", last.time())
                .put("host", hosts.get(host % hosts.size()));
    }

    @Override
    public void close() {
        Listener open = listening;
        if (open != null) {
            open.closed = true;
            if (open.socket != null) {
                open.socket.cancel();
            }
        }
    }

    /** Reads frames on the connection's own thread; a full inbox makes it wait, and with it the server. */
    private final class Listener extends WebSocketListener {

        private final Inbox inbox;
        private final @Nullable ZstdDecompressCtx dictionary;
        private volatile boolean closed;
        private volatile @Nullable WebSocket socket;

        Listener(Inbox inbox, @Nullable ZstdDecompressCtx dictionary) {
            this.inbox = inbox;
            this.dictionary = dictionary;
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            try {
                take(Json.json().readTree(text), webSocket);
            } catch (IOException e) {
                end("the server sent something that is not JSON");
            }
        }

        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            try {
                byte[] plain = dictionary == null
                        ? bytes.toByteArray()
                        : dictionary.decompress(bytes.toByteArray(), MAX_FRAME);
                take(Json.json().readTree(plain), webSocket);
            } catch (IOException | RuntimeException e) {
                end("the server sent a frame that cannot be read: "
                        + e.getClass().getSimpleName());
                webSocket.cancel();
            }
        }

        private void take(JsonNode frame, WebSocket webSocket) {
            if (closed) {
                return;
            }
            if (frame.hasNonNull("error")) {
                end(Tree.text(frame, "error") + ": " + frame.path("message").asText("the server ends the stream"));
                webSocket.cancel();
                return;
            }
            JsonNode event = JetstreamEvents.event(frame);
            if (!JetstreamEvents.kind(event).equals("info")) {
                put(event);
            }
        }

        private void put(JsonNode event) {
            Reading reading = new Reading(origin, clock.instant());
            reading.one(event, new JetstreamEvents(reading)::read);
            Intake intake = reading.intakes().get(0);
            long time = time(event);
            try {
                inbox.put(Push.of(
                        isWanted(intake) ? intake : null,
                        second ? event.path("seq").asLong() : time,
                        time));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }

        private boolean isWanted(Intake intake) {
            return !(intake instanceof Skipped)
                    && (!(intake instanceof Heard heard)
                            || heard.mention().action() == Action.DELETE
                            || wanted.test(intake));
        }

        private long time(JsonNode event) {
            if (!second) {
                return event.path("time_us").asLong();
            }
            Instant seen = Tree.time(event, event.has("witnessedAt") ? "witnessedAt" : "time");
            return seen == null ? 0 : micros(seen);
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(1000, null);
            end("the server closed the stream (" + code + (reason.isEmpty() ? "" : ", " + reason) + ")");
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
            end(response == null ? "connection lost: " + t.getClass().getSimpleName() : refusal(response));
        }

        /** The body of a refused upgrade cannot be read here; a too old cursor is the usual reason for a 400. */
        private String refusal(Response response) {
            tooOld = response.code() == BAD_REQUEST;
            return "the server answered " + response.code()
                    + (tooOld ? ": CursorTooOld, or a wrong configuration; going on by time" : "");
        }

        private void end(String reason) {
            if (!closed) {
                closed = true;
                host += tooOld ? 0 : 1;
                inbox.end(reason);
            }
        }
    }
}
