package dev.grapevine.local.server;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Elasticsearch as a child process, on loopback only.
 *
 * <p>The child dies with this process, however it ends: a small shell around it waits on a pipe that only we hold open,
 * and kills it when the pipe closes. Signals that a terminal sends to everybody (Ctrl-C) do not reach it, so that we
 * can stop it last.
 *
 * <p>Elasticsearch refuses to run as root. There it runs as the unnamed user {@value #UNPRIVILEGED_ID}, who owns its
 * directories; where those could not be reached, they stand elsewhere (see {@link Reach}).
 */
public final class EmbeddedElasticsearch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedElasticsearch.class);
    /** Nobody's, so that no file of a person is in its reach. */
    static final int UNPRIVILEGED_ID = 54321;
    /** A killed node first replays its translog; on a busy machine this was seen to take 74 s. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);

    private static final String SUPERVISE = """
            trap '' INT HUP
            exec 3<&0
            "$@" </dev/null & child=$!
            ( read -r word <&3; if [ "$word" = stop ]; then kill -TERM $child; else kill -KILL $child; fi ) 2>/dev/null &
            watcher=$!
            wait $child; code=$?
            kill $watcher 2>/dev/null
            exit $code
            """;

    private final Process shell;
    private final BufferedWriter pipe;
    private final URI address;
    private final Path log;

    private EmbeddedElasticsearch(Process shell, URI address, Path log) {
        this.shell = shell;
        this.pipe = new BufferedWriter(shell.outputWriter(StandardCharsets.UTF_8));
        this.address = address;
        this.log = log;
    }

    /**
     * @param home the unpacked distribution; only read
     * @param directory for data, logs and configuration; survives restarts
     * @param heapMegabytes of the server
     * @throws IOException if it does not become healthy; the message says where its log is
     */
    public static EmbeddedElasticsearch start(Path home, Path directory, int heapMegabytes) throws IOException {
        return start(home, directory, heapMegabytes, null);
    }

    /** How it is locked, and how the one who starts it gets in. */
    interface Lock {

        /** Writes what belongs into its configuration folder, and adds to elasticsearch.yml. */
        void close(Path configuration) throws IOException;

        HttpClient client();

        /** Of the header that lets in. */
        String authorization();
    }

    /** @param lock on its door; null for none, as on a machine of one's own */
    static EmbeddedElasticsearch start(Path home, Path directory, int heapMegabytes, @Nullable Lock lock)
            throws IOException {
        return isRoot()
                ? start(Reach.distribution(home), Reach.folder(directory), heapMegabytes, true, lock)
                : start(home, directory, heapMegabytes, false, lock);
    }

    private static EmbeddedElasticsearch start(
            Path home, Path directory, int heapMegabytes, boolean root, @Nullable Lock lock) throws IOException {
        List<Integer> ports = FreePorts.find(2);
        ElasticsearchFiles.write(home, directory, ports.get(0), ports.get(1));
        if (lock != null) {
            lock.close(directory.resolve("config"));
        }
        if (root) {
            ElasticsearchFiles.giveTo(directory, UNPRIVILEGED_ID);
        }
        Path log = directory.resolve("logs").resolve("console.log");
        Process shell = process(home, directory, heapMegabytes, root, log).start();
        URI address = URI.create((lock == null ? "http" : "https") + "://127.0.0.1:" + ports.get(0));
        EmbeddedElasticsearch server = new EmbeddedElasticsearch(shell, address, log);
        server.awaitHealthy(lock);
        return server;
    }

    /** The address for clients. */
    public URI address() {
        return address;
    }

    /** Process ids of the shell, the launcher and the server: for looking at their memory. */
    public Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(shell.toHandle()), shell.descendants());
    }

    /** Ends it at once, as a crash would; for tests of what survives. */
    public void kill() throws IOException {
        pipe.close();
        awaitEnd();
    }

    @Override
    public void close() throws IOException {
        if (shell.isAlive()) {
            pipe.write("stop\n");
            pipe.flush();
            awaitEnd();
        }
        pipe.close();
    }

    private void awaitEnd() throws IOException {
        try {
            if (!shell.waitFor(60, TimeUnit.SECONDS)) {
                shell.descendants().forEach(ProcessHandle::destroyForcibly);
                shell.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Elasticsearch was stopping", e);
        }
    }

    private static ProcessBuilder process(Path home, Path directory, int heap, boolean root, Path log) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", SUPERVISE, "sh"));
        if (root) {
            String id = Integer.toString(UNPRIVILEGED_ID);
            command.addAll(List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups"));
        }
        command.addAll(launcher(home, directory));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("ES_") || name.startsWith("GRAPEVINE_"));
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.put("ES_PATH_CONF", directory.resolve("config").toString());
        environment.put("ES_JAVA_HOME", System.getProperty("java.home"));
        environment.put("ES_TMPDIR", directory.resolve("tmp").toString());
        environment.put(
                "ES_JAVA_OPTS",
                "-Xms%dm -Xmx%dm -XX:-AlwaysPreTouch -XX:-UseG1GC -XX:+UseSerialGC".formatted(heap, heap));
        return builder;
    }

    /** What bin/elasticsearch would run, without needing bash. */
    private static List<String> launcher(Path home, Path directory) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                // Asking the virtual machine for its flags leaves a folder behind each time.
                "-Djava.io.tmpdir=" + directory.resolve("tmp"),
                "-Dcli.name=server",
                "-Dcli.script=" + home.resolve("bin").resolve("elasticsearch"),
                "-Dcli.libs=lib/tools/server-cli",
                "-Des.path.home=" + home,
                "-Des.path.conf=" + directory.resolve("config"),
                "-Des.distribution.type=zip",
                "-Des.java.type=ES_JAVA_HOME",
                "-cp",
                home.resolve("lib") + "/*:" + home.resolve("lib").resolve("cli-launcher") + "/*",
                "org.elasticsearch.launcher.CliToolLauncher");
    }

    private void awaitHealthy(@Nullable Lock lock) throws IOException {
        HttpClient client = lock == null
                ? HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()
                : lock.client();
        HttpRequest.Builder asking = HttpRequest.newBuilder(
                        address.resolve("/_cluster/health?wait_for_status=yellow&timeout=2s"))
                .timeout(Duration.ofSeconds(5));
        HttpRequest request = lock == null
                ? asking.build()
                : asking.header("Authorization", lock.authorization()).build();
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!isHealthy(client, request)) {
            if (!shell.isAlive()) {
                throw new IOException("Elasticsearch ended with code " + shell.exitValue() + " while starting: "
                        + ElasticsearchFiles.lastError(log));
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new IOException(
                        "Elasticsearch was not healthy after " + START_TIMEOUT.toSeconds() + " s; its log is " + log);
            }
        }
        LOG.info("Elasticsearch is healthy at {}", address);
    }

    private static boolean isHealthy(HttpClient client, HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200 || pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Elasticsearch was starting", e);
        } catch (IOException refused) {
            return pause();
        }
    }

    /** Not yet: a moment before the next try. */
    private static boolean pause() throws IOException {
        try {
            Thread.sleep(250);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Elasticsearch was starting", e);
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
