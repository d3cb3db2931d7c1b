package dev.grapevine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer against all parsers, in a JVM of its own, guided by what of ours and of jsoup it reached.
 *
 * <p>A find becomes a permanent seed of {@link HostileBytesTest}. How long it ran and what it did is printed; the
 * long runs stand in docs/benchmarks/fuzzing.md.
 */
class ParserFuzzTest {

    /** Minutes beyond the time itself, which begins when all is loaded and instrumented: slow on a busy machine. */
    private static final long LOADING = 20;

    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";

    @TempDir
    private Path corpus;

    /** Always the same dice: what chance finds must not stop a change that has nothing to do with it. */
    @Test
    @Tag("slow")
    void tenMinutesBringNothingToLight() throws IOException, InterruptedException {
        fuzz(Duration.ofMinutes(10), "-seed=7");
    }

    @Test
    @Tag("soak")
    void anHourBringsNothingToLight() throws IOException, InterruptedException {
        fuzz(Duration.ofHours(1), "-seed=0");
    }

    /** @param dice where libFuzzer begins; 0 is chance */
    private void fuzz(Duration time, String dice) throws IOException, InterruptedException {
        seed();
        Path log = Files.createTempFile("grapevine-fuzz", ".log");
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JAZZER,
                        "--target_class=" + ParserFuzz.class.getName(),
                        "--instrumentation_includes=dev.grapevine.ingest.**:org.jsoup.**",
                        "--reproducer_path=" + corpus,
                        "-artifact_prefix=" + corpus + "/",
                        dice,
                        "-max_total_time=" + time.toSeconds(),
                        "-timeout=120",
                        "-max_len=20000",
                        "-rss_limit_mb=4000",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = jazzer.waitFor(time.toMinutes() + LOADING, TimeUnit.MINUTES);
        jazzer.destroyForcibly();
        List<String> said = Files.readAllLines(log, StandardCharsets.UTF_8);
        said.stream().filter(line -> line.startsWith("Done ")).forEach(System.out::println);
        assertThat(ended).as("ended in time; log in %s", log).isTrue();
        assertThat(jazzer.exitValue())
                .as(() -> String.join("\n", said.subList(Math.max(0, said.size() - 60), said.size())))
                .isZero();
        Files.delete(log);
    }

    /** Every seed for every reader. */
    private void seed() throws IOException {
        int number = 0;
        for (String seed : HostileBytesTest.SEEDS) {
            for (byte reader = 0; reader < ParserFuzz.READERS; reader++) {
                Files.write(corpus.resolve("seed-" + number++), ParserFuzz.input(reader, seed));
            }
        }
    }
}
