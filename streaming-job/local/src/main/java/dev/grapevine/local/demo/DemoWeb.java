package dev.grapevine.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An invented web on this computer: feeds, articles, a forum and review pages that show what has been published until
 * the simulated now, for Grapevine's ordinary connectors to read.
 *
 * <p>Keeps nothing: after a restart with the same scenario, seed and port it is the same web.
 */
public final class DemoWeb implements AutoCloseable {

    /** The seed of the demo, so that everybody sees the same. */
    public static final long SEED = 42;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int THREADS = 4;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static {
        // The JDK's server sends headers and body apart; the body would wait 40 ms until the headers are acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Scenario scenario;
    private final long seed;
    private final HttpServer server;
    private final ExecutorService threads;

    private DemoWeb(Scenario scenario, long seed, HttpServer server, ExecutorService threads) {
        this.scenario = scenario;
        this.seed = seed;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Serves on 127.0.0.1; the clock waits for whoever reads here.
     *
     * @param port 0 for a free one
     * @throws IOException if it cannot listen there
     */
    public static DemoWeb start(Scenario scenario, long seed, DemoClock clock, int port) throws IOException {
        return start(scenario, seed, clock, clock::read, port);
    }

    static DemoWeb start(Scenario scenario, long seed, InstantSource clock, Consumer<String> readers, int port)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, DemoWeb::thread);
        DemoWeb web = new DemoWeb(scenario, seed, server, threads);
        Archive archive = new Archive(new TrafficGenerator(scenario, seed).iterator());
        Desk desk = new Desk(scenario, archive, clock, readers, web.base());
        server.createContext("/", exchange -> serve(exchange, desk));
        server.setExecutor(threads);
        server.start();
        return web;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The address that every link begins with. */
    public String base() {
        return "http://127.0.0.1:" + port();
    }

    /** Everything published up to and including {@code now}, with its truth. */
    public Stream<Generated> published(Instant now) {
        return new TrafficGenerator(scenario, seed)
                .stream()
                        .takeWhile(generated -> !generated.mention().eventTime().isAfter(now));
    }

    /** How many distinct mentions of each brand that are. */
    public Map<String, Long> expected(Instant now) {
        return published(now)
                .flatMap(generated -> generated.truth().sentiment().keySet().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Desk desk) throws IOException {
        try (exchange) {
            boolean reads = exchange.getRequestMethod().matches("GET|HEAD");
            Answer answer = reads
                    ? desk.answer(exchange.getRequestURI(), exchange.getRequestHeaders())
                    : new Answer(405, Map.of("Allow", "GET, HEAD"), new byte[0]);
            boolean bodiless =
                    answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "demo-web-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
