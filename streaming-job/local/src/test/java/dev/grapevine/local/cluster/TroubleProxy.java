package dev.grapevine.local.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grapevine.local.server.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * Stands at one address before an Elasticsearch whose address changes with each start, and passes everything on; where
 * trouble is due, the next bulk request meets that instead. While Elasticsearch is dead it refuses connections, too.
 */
final class TroubleProxy implements AutoCloseable {

    /** What a bulk request meets. */
    enum Trouble {
        NONE(0, ""),
        OVERLOADED(429, "{'error':{'type':'es_rejected_execution_exception','reason':'queue full'},'status':429}"),
        BROKEN(500, "{'error':{'type':'exception','reason':'broken'},'status':500}"),
        /** As load balancers say it. */
        BAD_GATEWAY(502, "<html><body><h1>502 Bad Gateway</h1></body></html>"),
        UNAVAILABLE(503, "{'error':{'type':'unavailable_shards_exception','reason':'no primary'},'status':503}"),
        TOO_LATE(504, ""),
        /** Elasticsearch does not hear of it. */
        CUT(0, ""),
        /** Elasticsearch has done it, but nobody hears that. */
        LOST_ANSWER(0, "");

        private final int status;
        private final String body;

        Trouble(int status, String body) {
            this.status = status;
            this.body = body.replace('\'', '"');
        }
    }

    private static final String JSON = "application/vnd.elasticsearch+json;compatible-with=8";
    private static final List<String> PASSED = List.of("content-type", "x-elastic-product", "warning");

    private final int port = FreePorts.find(1).get(0);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Queue<Trouble> due = new ConcurrentLinkedQueue<>();
    private URI target;
    private HttpServer server;

    private TroubleProxy(URI target) throws IOException {
        this.target = target;
        this.server = listen();
    }

    static TroubleProxy before(URI target) throws IOException {
        return new TroubleProxy(target);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void expect(List<Trouble> troubles) {
        due.addAll(troubles);
    }

    boolean hasTroubleLeft() {
        return !due.isEmpty();
    }

    /** Cuts every connection and takes none. */
    @Override
    public void close() {
        server.stop(0);
    }

    void openBefore(URI other) throws IOException {
        target = other;
        server = listen();
    }

    private HttpServer listen() throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        listening.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "proxy");
            thread.setDaemon(true);
            return thread;
        }));
        listening.createContext("/", this::answer);
        listening.start();
        return listening;
    }

    /** An exchange that is closed without an answer is a cut connection. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean bulk = exchange.getRequestURI().getPath().endsWith("/_bulk");
            Trouble trouble = bulk && !due.isEmpty() ? due.remove() : Trouble.NONE;
            if (trouble == Trouble.NONE) {
                pass(exchange, send(exchange, body));
            } else if (trouble.status > 0) {
                if (trouble.body.startsWith("{")) {
                    exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
                    exchange.getResponseHeaders().add("Content-Type", JSON);
                }
                respond(exchange, trouble.status, trouble.body.getBytes(StandardCharsets.UTF_8));
            } else if (trouble == Trouble.LOST_ANSWER) {
                send(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("Content-Type", "Accept")) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        PASSED.forEach(name -> answer.headers()
                .allValues(name)
                .forEach(value -> exchange.getResponseHeaders().add(name, value)));
        respond(exchange, answer.statusCode(), answer.body());
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
