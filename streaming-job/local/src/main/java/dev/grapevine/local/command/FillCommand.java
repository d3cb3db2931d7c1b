package dev.grapevine.local.command;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.local.fill.Filling;
import dev.grapevine.setting.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fills an Elasticsearch with invented mentions. */
@Command(
        name = "fill",
        mixinStandardHelpOptions = true,
        description = {
            "Writes invented mentions about the demo's brands, enriched by the line's own code, and their rollups straight"
                    + " into Elasticsearch (GRAPEVINE_ELASTICSEARCH): for measuring boards and pages on as many as you"
                    + " want.",
            "For an Elasticsearch that holds nothing of value: brands and mentions are made up. The same options write the"
                    + " same documents."
        })
public final class FillCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private InventedOptions invented = new InventedOptions();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "When they end, such as 2026-03-02T00:00:00Z (default: this hour).")
    private @Nullable Instant until;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Seed (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Override
    public Integer call() throws Exception {
        Progress progress = Progress.on(spec.commandLine().getErr());
        Instant end = until == null ? InstantSource.system().instant().truncatedTo(ChronoUnit.HOURS) : until;
        Filling.Options options = invented.until(end, seed);
        try (Elasticsearch elasticsearch = Elasticsearch.connect(Settings.of(System.getenv()));
                Filling filling = Filling.open(elasticsearch, options)) {
            filling.write(invented.mentions(), written -> progress.count(written + " mentions"));
            progress.say(invented.mentions() + " mentions are in " + elasticsearch.address());
        }
        return 0;
    }
}
