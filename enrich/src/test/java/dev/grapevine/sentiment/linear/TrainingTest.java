package dev.grapevine.sentiment.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final Path DATA = Path.of(System.getProperty("grapevine.shared", ""), "sentiment");

    @TempDir
    Path folder;

    /**
     * Takes long: the reviews are parsed, and the encoder reads every English text. {@code RebuildModels} takes the names of
     * models to do it in parts.
     */
    @Test
    @Tag("soak")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void theSameDataGivesTheModelsThatShip() throws IOException, InterruptedException {
        boolean there = Files.isDirectory(DATA.resolve("train"));
        if (!there) {
            System.out.println("NOT RUN: rebuilding the sentiment models needs " + DATA.toAbsolutePath());
        }
        assumeTrue(there, "labelled data");
        File out = folder.resolve("out").toFile();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx3500m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RebuildModels.class.getName(),
                        DATA.toString())
                .redirectOutput(out)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(process.waitFor()).isZero();
        List<String> lines = Files.readAllLines(out.toPath());
        assertThat(lines).hasSize(Training.NAMES.size()).allMatch(line -> line.endsWith(" is the same"));
    }
}
