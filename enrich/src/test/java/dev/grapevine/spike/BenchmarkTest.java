package dev.grapevine.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped detector against the scorers of the benchmarks; the gates are what was measured, less noise. */
final class BenchmarkTest {

    private static final Path SPIKES = Path.of(System.getProperty("grapevine.shared", ""), "spikes");
    private static final String README = readme();
    /** With 17 windows a difference of one is six points; less than that says nothing. */
    private static final double NOISE = 6.5;

    private static final Pattern RESULT = Pattern.compile("passed (\\d+) of 14, false alerts in all (\\d+)");

    @TempDir
    Path work;

    @BeforeEach
    void needsTheScorers() {
        boolean there = Files.isRegularFile(SPIKES.resolve("nabscore.py"))
                && run("--version").startsWith("Python 3");
        if (!there) {
            System.out.println("NOT RUN: the spike benchmarks need python3 and " + SPIKES.toAbsolutePath());
        }
        assumeTrue(there, "benchmark scorers and python3");
    }

    @Test
    void scoresOnBrandMentionsOfTheNumentaBenchmark() throws IOException {
        Path answer = answers(SPIKES.resolve("nab/data/realTweets"), SpikeFiles.NAB_HEADER, SpikeFiles.shipped()::nab);
        Path report = work.resolve("report.json");
        run(SPIKES.resolve("nabscore.py").toString(), answer.toString(), "--json", report.toString());
        JsonNode scored = Json.json().readTree(report.toFile());

        System.out.println("NAB at the shipped threshold: standard " + scored.at("/standard/at_fixed") + ", low FP "
                + scored.at("/reward_low_FP_rate/at_fixed"));
        assertThat(scored.at("/standard/at_fixed").asDouble()).isGreaterThan(told("NAB, standard profile") - NOISE);
        assertThat(scored.at("/reward_low_FP_rate/at_fixed").asDouble())
                .isGreaterThan(told("NAB, profile that punishes false alerts") - NOISE);
        assertThat(scored.at("/plain_at_fixed/false_alerts_per_brand_week").asDouble())
                .isLessThan(told("false alerts a brand-week") + 0.08);
    }

    @Test
    void passesGeneratedScenarios() throws IOException {
        passesScenarios(101);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(ints = {102, 103, 104})
    void passesScenarios(int seed) throws IOException {
        Path scenarios = work.resolve("scenarios");
        String script = SPIKES.resolve("scenarios.py").toString();
        run(script, "gen", scenarios.toString(), Integer.toString(seed));
        Path answer = answers(scenarios, SpikeFiles.EVENTS_HEADER, SpikeFiles.shipped()::events);
        String report = run(script, "score", scenarios.toString(), answer.toString());
        Matcher result = RESULT.matcher(report);

        assertThat(result.find()).as(report).isTrue();
        System.out.println("scenarios, seed " + seed + ": " + result.group());
        assertThat(Integer.parseInt(result.group(1)))
                .as(report)
                .isGreaterThanOrEqualTo((int) told("scenarios passed of 14, worst") - 1);
        assertThat(Integer.parseInt(result.group(2))).as(report).isLessThanOrEqualTo(3);
    }

    /** What the README claims. */
    private static double told(String measure) {
        Matcher row = Pattern.compile("\\| " + Pattern.quote(measure) + "[^|]*\\| ([\\d.]+)")
                .matcher(README);
        assertThat(row.find()).as("row '%s' of the README", measure).isTrue();
        return Double.parseDouble(row.group(1));
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("..", "README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path answers(Path folder, String header, BiFunction<String, List<String>, List<String>> detector)
            throws IOException {
        List<String> answer = new ArrayList<>(List.of(header));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replaceAll("\\.csv$", "");
                answer.addAll(detector.apply(name, Files.readAllLines(file)));
            }
        }
        return Files.write(work.resolve("answer.csv"), answer);
    }

    private static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "cannot run python3: " + e.getMessage();
        }
    }
}
