package dev.grapevine.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The launcher's program as a process of its own, the way a user runs it. */
public final class Cli implements AutoCloseable {

    /** Packages that Flink wants opened on Java 17 and newer. */
    public static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks");

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private Cli(Process process) {
        this.process = process;
        this.readers = List.of(
                reader("stdout", process.inputReader(), output), reader("stderr", process.errorReader(), errors));
    }

    static Cli start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    /** @param environment variables beside those of this process */
    public static Cli start(Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = builder(arguments);
        builder.environment().putAll(environment);
        return new Cli(builder.start());
    }

    /**
     * @param folder where it runs
     * @param environment all of its variables but those of the system
     */
    public static Cli startAlone(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        ProcessBuilder builder = builder(arguments).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GRAPEVINE_"));
        builder.environment().putAll(environment);
        return new Cli(builder.start());
    }

    private static ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPENED.forEach(name -> command.addAll(List.of("--add-opens", "java.base/" + name + "=ALL-UNNAMED")));
        command.addAll(List.of("-Xmx1600m", "-XX:MaxMetaspaceSize=320m", "-Djava.awt.headless=true"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Grapevine.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Lets the user that Elasticsearch runs as, where we are root, pass through a folder of the test. */
    public static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    /** Lines of standard output so far. */
    public List<String> output() {
        return output;
    }

    /** Lines of standard error so far. */
    public List<String> errors() {
        return errors;
    }

    /** The first group of the first line of standard error that the pattern is found in. */
    public Optional<String> said(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return errors.stream()
                .map(compiled::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** It and everything that it started. */
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** As Ctrl-C or kill would. */
    void terminate() {
        process.destroy();
    }

    /** As a crash would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** @throws AssertionError with what it said, if it is not over in time */
    public int await(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("not over after " + patience + ": " + String.join("\n", errors));
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Thread reader(String name, BufferedReader from, List<String> into) {
        Thread thread = new Thread(
                () -> {
                    try (from) {
                        from.lines().forEach(into::add);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
