package dev.grapevine.dashboard.console;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server that gives Elasticsearch's answers by path, and no hits where it knows none. */
record Answering(HttpServer server, Map<String, String> answers) implements AutoCloseable {

    static {
        // Without it each answer waits 40 ms for the reader's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static Answering with(Map<String, String> answers) throws Exception {
        Map<String, String> present = new ConcurrentHashMap<>(answers);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = present.getOrDefault(exchange.getRequestURI().getPath(), "{\"hits\":{\"hits\":[]}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new Answering(server, present);
    }

    /** From now on. */
    void answer(Map<String, String> others) {
        answers.keySet().retainAll(others.keySet());
        answers.putAll(others);
    }

    static String hit(String source) {
        return "{\"hits\":{\"total\":{\"value\":1},\"hits\":[{\"_source\":" + source + "}]}}";
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
