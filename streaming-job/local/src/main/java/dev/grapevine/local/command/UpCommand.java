package dev.grapevine.local.command;

import dev.grapevine.ingest.replay.ReplaySpeed;
import dev.grapevine.json.Json;
import dev.grapevine.local.drain.Drain;
import dev.grapevine.local.drain.Summary;
import dev.grapevine.local.stack.DataDirectory;
import dev.grapevine.local.stack.Stack;
import dev.grapevine.local.stack.StackOptions;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the whole system in one place and keeps it running until Ctrl-C, or until a recording is worked off. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the whole system in one place: real Kafka and Elasticsearch on free loopback ports, the Flink jobs,"
                    + " the ingesters, the console and a mail box.",
            "It is for trying and for development, not for production: one broker, one node, no TLS."
        })
public final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--demo", description = "Listen to an invented web that lives through a crisis; needs no network.")
    private boolean demo;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "config",
            description = "Folder with brands.yml and sources.yml (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything here and go on from it at the next start (default: a temporary folder).")
    private @Nullable Path data;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Listen to JSON lines {id, published, author, text, ...} instead of the sources.")
    private @Nullable Path replay;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "max",
            description = "Times real time that the replay runs at, or max (default: ${DEFAULT-VALUE}).")
    private String speed = "max";

    @Option(names = "--until-drained", description = "Stop when everything is processed, and print a summary.")
    private boolean untilDrained;

    @Option(names = "--json", description = "Print the summary as one line of JSON on standard output.")
    private boolean json;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the console (default: 8080, or a free one where that is taken).")
    private int port;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Parallel tasks of each job (default: one for every two processors, at most "
                    + Stack.PARTITIONS + "; here ${DEFAULT-VALUE}).")
    private int parallelism = StackOptions.parallelismOn(Runtime.getRuntime().availableProcessors());

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        Progress progress = Progress.on(spec.commandLine().getErr());
        StackOptions options =
                new StackOptions(config, replay, ReplaySpeed.parse(speed), demo, ConsolePort.choose(port), parallelism);
        try (Shutdown shutdown = Shutdown.onSignal();
                DataDirectory directory = DataDirectory.open(data)) {
            Logs.toFile(directory.resolve("grapevine.log"));
            progress.say("for trying and for development, not for production; data and log in " + directory.path());
            try (Stack stack = Stack.start(options, directory.path(), Settings.of(System.getenv()), progress::say)) {
                if (untilDrained) {
                    drain(stack.parts(), started, shutdown, progress);
                } else {
                    progress.say("everything is up; Ctrl-C ends it");
                    shutdown.await();
                }
                progress.say("ending; the next start on the same --data goes on from here");
            }
        }
        return 0;
    }

    private void drain(Stack.Parts parts, long started, Shutdown shutdown, Progress progress) throws Exception {
        Drain drain = new Drain(parts.kafkaClient(), parts.search(), parts.flink(), parts.ingest());
        Optional<Summary> summary = drain.await(started, shutdown.requested(), progress::count);
        if (summary.isPresent()) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    json
                            ? Json.json().writeValueAsString(summary.get())
                            : summary.get().toString());
            out.flush();
        }
    }
}
