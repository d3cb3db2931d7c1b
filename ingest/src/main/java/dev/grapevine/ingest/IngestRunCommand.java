package dev.grapevine.ingest;

import dev.grapevine.ingest.replay.ReplaySpeed;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the sources until it is stopped, or until all of them have ended. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Listens to the sources of sources.yml and writes what they say to Kafka.")
public final class IngestRunCommand implements Callable<Integer> {

    @Mixin
    private final SourceOptions options = new SourceOptions();

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "how many times faster than it happened a recording is heard (default: ${DEFAULT-VALUE})")
    private String speed = "max";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Sources sources;
        IngestOptions ingest;
        try {
            Settings settings = Settings.of(System.getenv());
            sources = options.sources();
            ingest = IngestOptions.of(KafkaClient.of(settings), settings.get(Setting.PSEUDONYM_KEY), settings)
                    .withReplaySpeed(ReplaySpeed.parse(speed))
                    .withSecrets(new Secrets(System.getenv()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(e.getMessage());
            return 2;
        }
        try {
            return run(sources, ingest);
        } catch (IllegalArgumentException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(e.getMessage());
            return 2;
        }
    }

    private static int run(Sources sources, IngestOptions options) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        try (Ingest ingest = Ingest.start(sources, options)) {
            Thread hook = new Thread(() -> end(ingest, stop), "ingest-shutdown");
            Runtime.getRuntime().addShutdownHook(hook);
            while (!ingest.allEnded() && !stop.await(1, TimeUnit.SECONDS)) {
                // the sources are at work
            }
        }
        return 0;
    }

    private static void end(Ingest ingest, CountDownLatch stop) {
        stop.countDown();
        ingest.close();
    }
}
