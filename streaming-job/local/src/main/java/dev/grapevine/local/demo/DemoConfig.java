package dev.grapevine.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The configuration that the demo runs with, as files like anybody's own. */
public final class DemoConfig {

    private DemoConfig() {}

    /** Writes brands.yml and sources.yml for a demo web at {@code base}, over those of an earlier demo. */
    public static void write(Path directory, String base) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("brands.yml"), brands());
        Files.writeString(directory.resolve("sources.yml"), sources(base));
    }

    public static String brands() {
        return resource("brands.yml");
    }

    /** @param base such as http://127.0.0.1:12345 */
    public static String sources(String base) {
        return resource("sources.yml").replace("{base}", base);
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(DemoConfig.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is part of the jar", e);
        }
    }
}
