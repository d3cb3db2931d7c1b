package dev.grapevine.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The checkpoints that a job left on disk. */
public final class Checkpoints {

    /** A directory of checkpoints holds one for each job id, and that one for each checkpoint. */
    private static final int DEPTH = 3;

    private Checkpoints() {}

    /**
     * The newest complete one. One without its {@code _metadata} file was being written when its process ended, and does
     * not count.
     */
    public static Optional<Path> newest(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(
                directory,
                DEPTH,
                (path, attributes) -> path.getFileName().toString().equals("_metadata"))) {
            return files.max(Comparator.comparing(Checkpoints::modified)).map(Path::getParent);
        }
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
