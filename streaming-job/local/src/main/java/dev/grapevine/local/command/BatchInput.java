package dev.grapevine.local.command;

import dev.grapevine.local.stack.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The lines that a batch command works on: a file, or standard input. */
final class BatchInput {

    /** The name of standard input. */
    static final String STANDARD = "-";

    private BatchInput() {}

    /**
     * @param file {@value #STANDARD} for standard input
     * @throws UsageException if there is no such file
     */
    static BufferedReader open(Path file) throws IOException {
        if (file.toString().equals(STANDARD)) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        try {
            return Files.newBufferedReader(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + file.toAbsolutePath());
        }
    }
}
