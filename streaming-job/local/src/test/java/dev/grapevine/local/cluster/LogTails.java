package dev.grapevine.local.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last lines of each log in a folder. */
final class LogTails {

    private static final int LINES = 40;

    private LogTails() {}

    static String of(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(LogTails::tail)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "no logs: " + e;
        }
    }

    private static String tail(Path log) {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return log.getFileName() + ":\n"
                    + String.join("\n", all.subList(Math.max(0, all.size() - LINES), all.size()));
        } catch (IOException e) {
            return log + ": " + e;
        }
    }
}
