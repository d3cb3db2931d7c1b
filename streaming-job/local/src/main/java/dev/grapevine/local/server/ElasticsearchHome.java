package dev.grapevine.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the distribution that the build unpacked; the launcher says where that is. */
public final class ElasticsearchHome {

    /** System property with the folder that holds the unpacked distribution. */
    public static final String PROPERTY = "grapevine.elasticsearch";

    private ElasticsearchHome() {}

    /** @throws IllegalStateException if there is none; says how to get it */
    public static Path find() {
        Path folder = Path.of(System.getProperty(PROPERTY, "target/elasticsearch"));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.filter(entry -> Files.isDirectory(entry.resolve("lib")))
                        .findFirst()
                        .map(Path::toAbsolutePath)
                        .orElseThrow(() -> missing(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw missing(folder);
    }

    private static IllegalStateException missing(Path folder) {
        return new IllegalStateException("no Elasticsearch in " + folder.toAbsolutePath()
                + ": a release has none, a checkout gets it by ./grapevine; or set -D" + PROPERTY);
    }
}
