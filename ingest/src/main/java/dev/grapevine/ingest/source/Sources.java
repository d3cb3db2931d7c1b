package dev.grapevine.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that is listened to; names are unique. */
public record Sources(List<Source> all) {

    public Sources {
        all = List.copyOf(all);
        Set<String> names = new HashSet<>();
        for (Source source : all) {
            if (!names.add(source.name())) {
                throw new IllegalArgumentException("name: '" + source.name() + "' is given twice");
            }
        }
    }

    public static Sources of(Source... sources) {
        return new Sources(List.of(sources));
    }

    /**
     * Reads a sources.yml; relative paths in it start at its directory.
     *
     * @throws BadSources with every mistake, file and line
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Sources load(Path file) {
        try {
            return new SourcesReader(file).read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
