package dev.grapevine.local.command;

import dev.grapevine.dashboard.board.Stretch;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.local.fill.BoardBench;
import dev.grapevine.local.fill.Filling;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.local.stack.DataDirectory;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long Kibana's boards wait for Elasticsearch. */
@Command(
        name = "bench-boards",
        mixinStandardHelpOptions = true,
        description = {
            "Fills a real Elasticsearch with invented mentions, then opens each board again and again: all panels' questions,"
                    + " six at a time, nothing cached, each looking at all days, while mentions are being written.",
            "Prints milliseconds until the last panel of a board has its answer."
        })
public final class BoardBenchCommand implements Callable<Integer> {

    private static final int HEAP_MEGABYTES = 1024;
    private static final int SLOWEST = 12;
    private static final long SEED = 42;
    private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private InventedOptions invented = new InventedOptions();

    @Option(
            names = "--writes",
            paramLabel = "N",
            defaultValue = "500",
            description = "Mentions a second that are written meanwhile (default: ${DEFAULT-VALUE}).")
    private int writes = 500;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How often each board is opened, after three times that do not count (default: ${DEFAULT-VALUE}).")
    private int rounds = 20;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep data and log here (default: a temporary folder that is deleted).")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        Progress progress = Progress.on(spec.commandLine().getErr());
        Filling.Options options = invented.until(END, SEED);
        try (DataDirectory directory = DataDirectory.open(data)) {
            Logs.toFile(directory.resolve("grapevine.log"));
            try (EmbeddedElasticsearch server = EmbeddedElasticsearch.start(
                            ElasticsearchHome.find(), directory.resolve("elasticsearch"), HEAP_MEGABYTES);
                    Elasticsearch elasticsearch = Elasticsearch.connect(Settings.of(Map.of(
                            Setting.ELASTICSEARCH.variable(), server.address().toString())));
                    Filling filling = Filling.open(elasticsearch, options)) {
                filling.write(invented.mentions(), written -> progress.count(written + " mentions"));
                progress.say(invented.mentions() + " mentions are written, " + sizes(elasticsearch));
                measure(elasticsearch, filling, new Stretch(options.from(), options.until()), progress);
            }
        }
        return 0;
    }

    private void measure(Elasticsearch elasticsearch, Filling filling, Stretch stretch, Progress progress)
            throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (BoardBench bench = BoardBench.start(elasticsearch, filling, writes)) {
            out.printf("%-28s %8s %8s %8s%n", "board, ms", "p50", "p95", "most");
            bench.open(stretch, rounds)
                    .forEach((board, took) -> out.printf(
                            "%-28s %8d %8d %8d%n", board, at(took, 0.5), at(took, 0.95), took.get(took.size() - 1)));
            out.printf(
                    "%nwritten meanwhile: %.0f mentions/s; load average %.1f%n%nslowest panels, median ms%n",
                    bench.writtenPerSecond(),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            bench.slowest(SLOWEST).forEach(panel -> out.printf("%6d  %s%n", panel.getValue(), panel.getKey()));
            out.flush();
        }
        progress.say("done");
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static String sizes(Elasticsearch elasticsearch) {
        StringBuilder sizes = new StringBuilder();
        elasticsearch.call("POST", "/grapevine-*/_flush", null);
        elasticsearch
                .call("GET", "/grapevine-mentions,grapevine-rollups/_stats/docs,store", null)
                .path("indices")
                .properties()
                .forEach(index -> sizes.append("%s %,d documents %.2f GB; "
                        .formatted(
                                index.getKey(),
                                index.getValue().at("/primaries/docs/count").asLong(),
                                index.getValue()
                                                .at("/primaries/store/size_in_bytes")
                                                .asLong()
                                        / 1e9)));
        return sizes.toString();
    }
}
