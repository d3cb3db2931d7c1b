package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand feeds of forty items on two hundred hosts of the loopback, polled every sixty seconds by one process with
 * 256 MB of heap: nearly all polls come within five per cent of their time.
 *
 * <p>Every tenth poll of a feed brings a new item, the others an answer 304.
 */
@Tag("soak")
class ManyFeedsTest {

    private static final String MINUTES = System.getProperty("grapevine.soak.minutes", "5");
    private static final Pattern ON_TIME = Pattern.compile("within 5 % ([0-9.]+)");
    private static final long ROUND = 600_000;

    @Test
    void tenThousandFeedsArePolledOnTime() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        server.setExecutor(threads);
        server.createContext("/", ManyFeedsTest::answer);
        server.start();
        try {
            String report = report(server.getAddress().getPort());
            System.out.println(report);
            Matcher share = ON_TIME.matcher(report);
            assertThat(share.find()).as(report).isTrue();
            assertThat(report).contains("sources " + ManyFeeds.FEEDS + ",", "failing 0,");
            assertThat(Double.parseDouble(share.group(1))).isGreaterThanOrEqualTo(0.95);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static String report(int port) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyFeeds.class.getName(),
                        Integer.toString(port),
                        MINUTES)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int feed = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            String tag = "\"" + (System.currentTimeMillis() + feed * 60L) / ROUND + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            Website.send(
                    exchange, same ? 304 : 200, same ? new byte[0] : feed(tag).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String feed(String version) {
        return IntStream.range(0, 40)
                .mapToObj(item -> "<item><guid isPermaLink='false'>" + (item == 0 ? "new " + version : item)
                        + "</guid><title>Kettle " + item + "</title><description>"
                        + "The kettle leaks again. ".repeat(15)
                        + "</description></item>")
                .collect(Collectors.joining("", "<rss><channel><title>News</title>", "</channel></rss>"));
    }
}
