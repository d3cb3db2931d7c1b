package dev.grapevine.local.fill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.index.IndexName;
import dev.grapevine.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Writes documents in large requests, as the index job names and versions them; some are under way while the next fills.
 *
 * <p>Two states of one document may only be given with a {@link #flush} between them.
 */
final class BulkWriter implements AutoCloseable {

    private static final int DOCUMENTS = 2_000;
    /** An index's shard takes each request with one thread. */
    private static final int AT_A_TIME = 2;

    private final Elasticsearch elasticsearch;
    private final Set<IndexName> known = new HashSet<>();
    private StringBuilder lines = new StringBuilder();
    private int waiting;
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>();
    private final ExecutorService sending = Executors.newFixedThreadPool(AT_A_TIME);

    BulkWriter(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    void write(IndexName index, String id, long version, String json) {
        if (known.add(index)) {
            create(index);
        }
        ObjectNode action = Json.json().createObjectNode();
        action.putObject("index")
                .put("_index", index.alias())
                .put("require_alias", true)
                .put("_id", id)
                .put("version", version)
                .put("version_type", "external_gte");
        lines.append(action).append('\n').append(json).append('\n');
        if (++waiting == DOCUMENTS) {
            send();
        }
    }

    /** Waits until everything is written. */
    void flush() {
        send();
        while (!underWay.isEmpty()) {
            await(underWay.remove());
        }
    }

    private void send() {
        if (waiting == 0) {
            return;
        }
        if (underWay.size() == AT_A_TIME) {
            await(underWay.remove());
        }
        String batch = lines.toString();
        underWay.add(CompletableFuture.runAsync(() -> check(elasticsearch.bulk(batch)), sending));
        lines = new StringBuilder(batch.length());
        waiting = 0;
    }

    private static void await(CompletableFuture<Void> batch) {
        try {
            batch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void check(JsonNode answer) {
        if (!answer.path("errors").asBoolean()) {
            return;
        }
        answer.path("items").forEach(item -> {
            JsonNode error = item.at("/index/error");
            if (!error.isMissingNode() && item.at("/index/status").asInt() != 409) {
                throw new IllegalStateException("a document was refused: " + error);
            }
        });
    }

    private void create(IndexName index) {
        if (elasticsearch.exists("/_alias/" + index.alias())) {
            return;
        }
        ObjectNode body = Json.json().createObjectNode();
        ObjectNode aliases = body.putObject("aliases");
        index.aliases().forEach(aliases::putObject);
        elasticsearch.call("PUT", "/" + index.real(), body);
    }

    @Override
    public void close() {
        sending.shutdownNow();
    }
}
