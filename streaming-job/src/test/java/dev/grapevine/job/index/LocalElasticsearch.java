package dev.grapevine.job.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * As much of Elasticsearch as the sink talks to, over real HTTP: index creation with aliases, bulk with external_gte
 * versions, and trouble on demand.
 */
final class LocalElasticsearch implements AutoCloseable {

    /** What goes wrong with one bulk request. */
    enum Trouble {
        UNAVAILABLE(503),
        TOO_MANY(429),
        BROKEN_CONNECTION(0);

        final int status;

        Trouble(int status) {
            this.status = status;
        }
    }

    /** A document that holds this does not fit the mapping. */
    static final String UNFIT = "unfit";

    private static final String EXISTS = "resource_already_exists_exception";

    private final HttpServer server;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final Set<String> indices = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private boolean forbidden;

    LocalElasticsearch() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    ElasticsearchConfig config() {
        return new ElasticsearchConfig("http://127.0.0.1:" + server.getAddress().getPort(), null, null, null, null);
    }

    synchronized void expect(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    synchronized void forbid() {
        forbidden = true;
    }

    /** Drops an index behind everybody's back. */
    synchronized void drop(String index) {
        indices.remove(index);
    }

    synchronized boolean hasTroubleLeft() {
        return !troubles.isEmpty();
    }

    Set<String> indices() {
        return Set.copyOf(indices);
    }

    /** By "alias/id". */
    Map<String, String> documents() {
        return new TreeMap<>(documents);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("HEAD")) {
            String path = exchange.getRequestURI().getPath();
            boolean there = indices.contains(path.substring(path.lastIndexOf('/') + 1) + "-v1");
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            exchange.sendResponseHeaders(there ? 200 : 404, -1);
            exchange.close();
            return;
        }
        if (exchange.getRequestMethod().equals("PUT")) {
            create(exchange, exchange.getRequestURI().getPath().substring(1));
            return;
        }
        Trouble trouble = troubles.poll();
        if (trouble == Trouble.BROKEN_CONNECTION) {
            exchange.close();
        } else if (trouble != null) {
            respond(exchange, trouble.status, error("trouble", trouble.status));
        } else {
            respond(exchange, forbidden ? 403 : 200, forbidden ? error("security_exception", 403) : bulk(body));
        }
    }

    private void create(HttpExchange exchange, String index) throws IOException {
        boolean isNew = indices.add(index);
        ObjectNode created = Json.json().createObjectNode();
        created.put("acknowledged", true).put("shards_acknowledged", true).put("index", index);
        respond(exchange, isNew ? 200 : 400, isNew ? created : error(EXISTS, 400));
    }

    private ObjectNode bulk(byte[] body) throws IOException {
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        ObjectNode answer = Json.json().createObjectNode();
        answer.put("took", 1).put("errors", false);
        ArrayNode items = answer.putArray("items");
        for (int i = 0; i < lines.size(); i++) {
            Map.Entry<String, JsonNode> action =
                    Json.json().readTree(lines.get(i)).properties().iterator().next();
            boolean isDelete = action.getKey().equals("delete");
            items.addObject().set(action.getKey(), item(action.getValue(), isDelete ? null : lines.get(++i)));
        }
        return answer;
    }

    private ObjectNode item(JsonNode meta, @Nullable String source) {
        String alias = meta.get("_index").textValue();
        String key = alias + "/" + meta.get("_id").textValue();
        long version = meta.get("version").longValue();
        ObjectNode item = Json.json().createObjectNode();
        item.put("_index", alias + "-v1").put("_id", meta.get("_id").textValue());
        if (!indices.contains(alias + "-v1")) {
            return item.put("status", 404).set("error", cause("index_not_found_exception"));
        }
        if (source != null && source.contains(UNFIT)) {
            return item.put("status", 400).set("error", cause("document_parsing_exception"));
        }
        if (version < versions.getOrDefault(key, 0L)) {
            return item.put("status", 409).set("error", cause("version_conflict_engine_exception"));
        }
        versions.put(key, version);
        if (source == null) {
            String before = documents.remove(key);
            return item.put("status", before == null ? 404 : 200)
                    .put("result", before == null ? "not_found" : "deleted");
        }
        documents.put(key, source);
        return item.put("status", 200).put("result", "created");
    }

    private static ObjectNode error(String type, int status) {
        ObjectNode error = Json.json().createObjectNode();
        error.set("error", cause(type));
        return error.put("status", status);
    }

    private static ObjectNode cause(String type) {
        return Json.json().createObjectNode().put("type", type).put("reason", "as asked");
    }

    private static void respond(HttpExchange exchange, int status, JsonNode body) {
        try (exchange) {
            byte[] bytes = Json.json().writeValueAsBytes(body);
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
