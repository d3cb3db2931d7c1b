package dev.grapevine.local.demo;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * What a demo needs to go on after a restart: how long its clock has run, and the port of its web, which is part of
 * every address and so of every mention's identity.
 *
 * <p>A small properties file, replaced atomically: a crash leaves the old one or the new one.
 */
public final class DemoState {

    private static final String ELAPSED = "elapsed";
    private static final String PORT = "port";

    private static final String NAME = "demo.properties";

    private final Path directory;
    private Duration elapsed = Duration.ZERO;
    private int port;

    private DemoState(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads demo.properties in a directory, or begins anew where there is none.
     *
     * @throws IllegalArgumentException naming the file, if it is not one of ours
     */
    public static DemoState in(Path directory) {
        DemoState state = new DemoState(directory);
        Path file = directory.resolve(NAME);
        if (Files.exists(file)) {
            state.read(file);
        }
        return state;
    }

    public synchronized Duration elapsed() {
        return elapsed;
    }

    /** 0 as long as the web has never run. */
    public synchronized int port() {
        return port;
    }

    public synchronized void save(Duration ran) {
        elapsed = ran;
        write();
    }

    public synchronized void savePort(int listening) {
        port = listening;
        write();
    }

    private void read(Path file) {
        Properties values = new Properties();
        try (var in = Files.newInputStream(file)) {
            values.load(in);
            elapsed = Duration.parse(values.getProperty(ELAPSED, "PT0S"));
            port = Integer.parseInt(values.getProperty(PORT, "0"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the demo's state", e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    file + ": expected elapsed=PT12.3S and port=12345; delete it to begin the demo anew", e);
        }
    }

    private void write() {
        Path fresh = directory.resolve(NAME + ".new");
        try {
            Files.createDirectories(directory);
            Files.writeString(fresh, ELAPSED + "=" + elapsed + "\n" + PORT + "=" + port + "\n");
            Files.move(fresh, directory.resolve(NAME), ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the demo's state in " + directory, e);
        }
    }
}
