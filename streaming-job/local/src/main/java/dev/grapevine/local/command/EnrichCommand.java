package dev.grapevine.local.command;

import dev.grapevine.brand.BrandsFile;
import dev.grapevine.brand.ChangingMatcher;
import dev.grapevine.enrichment.Enricher;
import dev.grapevine.history.EnrichBatch;
import dev.grapevine.local.stack.UsageException;
import dev.grapevine.mention.Pseudonyms;
import dev.grapevine.sentiment.Analyzers;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Enriches mentions without a cluster, with the code that the job runs. */
@Command(
        name = "enrich",
        mixinStandardHelpOptions = true,
        description = {
            "Reads JSON lines of mentions and writes the enriched documents, one line for each brand a mention is about.",
            "A line that is no mention gives {error, detail}, as its dead letter would say."
        })
public final class EnrichCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--batch",
            required = true,
            arity = "0..1",
            fallbackValue = BatchInput.STANDARD,
            paramLabel = "FILE",
            description = "Work on the lines of this file, or of standard input.")
    private Path batch = Path.of(BatchInput.STANDARD);

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "config",
            description = "Folder with brands.yml (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("config");

    @Override
    public Integer call() throws IOException {
        Path brands = config.resolve("brands.yml");
        if (!Files.isReadable(brands)) {
            throw new UsageException("cannot read " + brands.toAbsolutePath() + ": name its folder with --config");
        }
        PrintWriter out = spec.commandLine().getOut();
        @Nullable
        Pseudonyms pseudonyms = Settings.of(System.getenv())
                .find(Setting.PSEUDONYM_KEY)
                .map(Pseudonyms::new)
                .orElse(null);
        try (ChangingMatcher matcher = ChangingMatcher.of(BrandsFile.read(brands), pseudonyms);
                BufferedReader in = BatchInput.open(batch)) {
            EnrichBatch enrichment = new EnrichBatch(new Enricher(matcher, Analyzers.thorough(), pseudonyms));
            in.lines().flatMap(enrichment::lines).forEach(out::println);
        }
        out.flush();
        return 0;
    }
}
