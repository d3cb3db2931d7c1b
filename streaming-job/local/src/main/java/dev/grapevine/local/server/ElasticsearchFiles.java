package dev.grapevine.local.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directories and configuration files of an embedded Elasticsearch. */
final class ElasticsearchFiles {

    private ElasticsearchFiles() {}

    /** Written anew at each start, because the ports are new; the data directory is kept. */
    static void write(Path home, Path directory, int httpPort, int transportPort) throws IOException {
        for (String name : List.of("config", "data", "logs", "tmp")) {
            Files.createDirectories(directory.resolve(name));
        }
        Path config = directory.resolve("config");
        Files.writeString(config.resolve("elasticsearch.yml"), settings(directory, httpPort, transportPort));
        copy(home, config, "log4j2.properties");
        List<String> options = Files.readAllLines(home.resolve("config").resolve("jvm.options")).stream()
                .filter(ElasticsearchFiles::staysInsideItsDirectory)
                .toList();
        Files.write(config.resolve("jvm.options"), options);
    }

    /** Makes everything below the directory belong to a numeric user and group. */
    static void giveTo(Path directory, int id) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", id);
                Files.setAttribute(path, "unix:gid", id);
            }
        }
    }

    /** The last lines of the log that speak of trouble, or its last lines. */
    static String lastError(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.of();
        List<String> errors = lines.stream()
                .filter(line -> line.contains("ERROR") || line.contains("xception"))
                .toList();
        List<String> telling = errors.isEmpty() ? lines : errors;
        return telling.stream().skip(Math.max(0, telling.size() - 5)).collect(Collectors.joining(" / ")) + " (see "
                + log + ")";
    }

    private static String settings(Path directory, int httpPort, int transportPort) {
        return """
                cluster.name: grapevine-local
                node.name: grapevine-local
                path.data: %s
                path.logs: %s
                network.host: 127.0.0.1
                http.port: %d
                transport.port: %d
                discovery.type: single-node
                xpack.security.enabled: false
                xpack.security.enrollment.enabled: false
                cluster.routing.allocation.disk.threshold_enabled: false
                node.store.allow_mmap: false
                action.auto_create_index: false
                """.formatted(directory.resolve("data"), directory.resolve("logs"), httpPort, transportPort);
    }

    /** Garbage collection logs and dumps would be written beside the distribution. */
    private static boolean staysInsideItsDirectory(String option) {
        return !option.contains("gc.log") && !option.contains("ErrorFile") && !option.contains("HeapDump");
    }

    private static void copy(Path home, Path config, String name) throws IOException {
        Files.writeString(
                config.resolve(name), Files.readString(home.resolve("config").resolve(name)));
    }
}
