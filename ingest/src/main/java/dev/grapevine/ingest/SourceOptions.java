package dev.grapevine.ingest;

import dev.grapevine.brand.BrandsFile;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.ingest.source.Sources;
import dev.grapevine.ingest.source.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands about sources can be told: which file, and which of its sources. */
final class SourceOptions {

    @Option(
            names = "--config",
            paramLabel = "DIR",
            defaultValue = "config",
            description = "directory that holds sources.yml (default: ${DEFAULT-VALUE})")
    private Path config = Path.of("config");

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "only these sources; all where none is named")
    private List<String> names = List.of();

    /** Those of brands.yml beside the sources, where there is one. */
    Terms terms() {
        Terms terms = new Terms();
        Path brands = config.resolve("brands.yml");
        if (Files.isReadable(brands)) {
            terms.follow(BrandsFile.read(brands));
        }
        return terms;
    }

    /** @throws IllegalArgumentException with every mistake of the file, or naming a source that it does not have */
    Sources sources() {
        Sources all = Sources.load(config.resolve("sources.yml"));
        List<String> known = all.all().stream().map(Source::name).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("no source is called '" + name + "'; there are " + known);
        });
        return names.isEmpty()
                ? all
                : new Sources(all.all().stream()
                        .filter(source -> names.contains(source.name()))
                        .toList());
    }
}
