package dev.grapevine.local.command;

import dev.grapevine.json.Json;
import dev.grapevine.local.bench.Bench;
import dev.grapevine.local.bench.Comparison;
import dev.grapevine.local.bench.Result;
import dev.grapevine.local.stack.DataDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the whole line against the least that any line on the same servers does. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Works the same invented mentions off with the bare line (parse, count in windows, one document each) and with"
                    + " the whole line (both jobs, all enrichment), on real Kafka, Flink and Elasticsearch.",
            "Prints mentions per second, their ratio, and where the CPU time went. Only the ratio says anything about"
                    + " another machine."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int BUSIEST = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--mentions",
            paramLabel = "N",
            defaultValue = "200000",
            description = "That each line works off after a warm-up of half as many, the bare one twice: before"
                    + " and after the whole one (default: ${DEFAULT-VALUE}).")
    private long mentions = 200_000;

    @Option(
            names = "--brands",
            paramLabel = "N",
            defaultValue = "100",
            description = "That they are about (default: ${DEFAULT-VALUE}).")
    private int brands = 100;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "Parallel tasks of each line, an even number; the whole line's two jobs share them (default: ${DEFAULT-VALUE}).")
    private int slots = 2;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep data and log here (default: a temporary folder that is deleted).")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        Progress progress = Progress.on(spec.commandLine().getErr());
        Bench.Options options = new Bench.Options(mentions, brands, slots, seed);
        try (DataDirectory directory = DataDirectory.open(data)) {
            Logs.toFile(directory.resolve("grapevine.log"));
            try (Bench bench = Bench.start(options, directory.path(), progress::say)) {
                print(bench.run());
            }
        }
        return 0;
    }

    private void print(Comparison comparison) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.json().writeValueAsString(comparison));
        } else {
            print(comparison.bare(), out);
            print(comparison.whole(), out);
            long documents = Math.max(
                    1,
                    comparison.engines().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
            comparison
                    .engines()
                    .forEach((engine, scored) ->
                            out.printf("    %5.1f %%  scored by %s%n", 100.0 * scored / documents, engine));
            out.printf(
                    "%nmessages of %d bytes on average; whole line : bare line = %.3f%n",
                    comparison.messageBytes(), comparison.ratio());
        }
        out.flush();
    }

    private static void print(Result result, PrintWriter out) {
        out.printf(
                "%n%-12s %,8.0f mentions/s   CPU per mention: %4.0f us in Elasticsearch, %4.0f us here, of which%n",
                result.line(),
                result.perSecond(),
                result.micros(result.cpu().elasticsearch()),
                result.micros(result.cpu().process()));
        out.printf(
                "    %6.1f us  garbage collection and compilation%n",
                result.micros(result.cpu().virtualMachine()));
        result.busiest(BUSIEST)
                .forEach(each -> out.printf("    %6.1f us  %s%n", result.micros(each.getValue()), each.getKey()));
    }
}
