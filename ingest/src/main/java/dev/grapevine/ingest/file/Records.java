package dev.grapevine.ingest.file;

import dev.grapevine.ingest.connector.Intake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of one open file, one after the other. */
public interface Records extends AutoCloseable {

    /**
     * What the next record says; null at the end. A damaged one is a dead letter, not an exception.
     *
     * @throws IOException if nothing behind this can be read
     */
    @Nullable
    List<Intake> next() throws IOException;

    @Override
    void close() throws IOException;

    /** How files of one kind are opened. */
    interface Format {

        Records open(Path file) throws IOException;
    }
}
