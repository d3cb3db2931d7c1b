package dev.grapevine.local.channel;

import dev.grapevine.ingest.Ingest;
import dev.grapevine.ingest.IngestOptions;
import dev.grapevine.ingest.fetch.FetchPolicy;
import dev.grapevine.ingest.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Ingest as a process of its own that may read from this machine, until it is killed. */
final class IngestProcess {

    private IngestProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        IngestOptions options = IngestOptions.of(Map.of("bootstrap.servers", arguments[0]), "test key", "")
                .withFetch(FetchPolicy.of("").withLoopbackAllowed(true).withHostPace(Duration.ZERO))
                .withPace(Duration.ofMillis(5));
        try (Ingest ingest = Ingest.start(Sources.load(Path.of(arguments[1])), options)) {
            new CountDownLatch(1).await();
        }
    }

    static Process start(String bootstrap, Path sources) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestProcess.class.getName(),
                        bootstrap,
                        sources.toString())
                .redirectErrorStream(true)
                .redirectOutput(sources.resolveSibling("ingest.log").toFile())
                .start();
    }
}
