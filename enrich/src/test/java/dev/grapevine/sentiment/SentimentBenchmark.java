package dev.grapevine.sentiment;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The fast engine against CoreNLP's sentiment with either parser on the same hundred sentences, in turns in one run; see
 * docs/benchmarks/sentiment.md. Times are processor time of the whole process, so that a busy machine changes them
 * little. Heap is what lives after a collection once all engines of the run are loaded; what is outside of it tells the
 * truth with {@code -Xms} as large as {@code -Xmx} and {@code -XX:+AlwaysPreTouch}.
 *
 * <p>Run: {@code java -Xmx3g -cp ... dev.grapevine.sentiment.SentimentBenchmark [engine...]}.
 */
public final class SentimentBenchmark {

    private static final String TEXTS = "linear/hard-sentences.txt";
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int ROUNDS = 5;

    /** How often a fast engine goes through the texts in a round, so that there is something to measure. */
    private static final int REPEATS = 200;

    private SentimentBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<String> names = args.length > 0 ? List.of(args) : List.of("linear", "corenlp", "corenlp-pcfg");
        Map<String, SentimentAnalyzer> engines = new LinkedHashMap<>();
        for (String name : names) {
            long start = System.nanoTime();
            long cpu = PROCESS.getProcessCpuTime();
            engines.put(name, Analyzers.named(name));
            say(
                    "%s loaded in %.1f s (%.1f CPU-seconds), heap %d MB, outside of the heap %s MB",
                    name,
                    (System.nanoTime() - start) / 1e9,
                    (PROCESS.getProcessCpuTime() - cpu) / 1e9,
                    heap(),
                    outside());
        }
        List<String> texts = texts();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Map.Entry<String, SentimentAnalyzer> engine : engines.entrySet()) {
                int repeats = engine.getKey().equals("linear") ? REPEATS : 1;
                say(
                        "round %d%s  %-13s %9.0f texts per CPU-second",
                        round, round == 0 ? " (cold)" : "", engine.getKey(), speed(engine.getValue(), texts, repeats));
            }
        }
    }

    private static double speed(SentimentAnalyzer engine, List<String> texts, int repeats) {
        long start = PROCESS.getProcessCpuTime();
        for (int i = 0; i < repeats; i++) {
            texts.forEach(text -> engine.score(text, "en", List.of()));
        }
        return repeats * texts.size() / ((PROCESS.getProcessCpuTime() - start) / 1e9);
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    /** What the system counts for the process beyond what the heap has taken; "?" where that is not told. */
    private static String outside() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "?";
        }
        long resident = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        return "" + (((resident << 10) - Runtime.getRuntime().totalMemory()) >> 20);
    }

    static List<String> texts() throws IOException {
        try (InputStream in = Objects.requireNonNull(SentimentBenchmark.class.getResourceAsStream(TEXTS))) {
            List<String> texts = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .forEach(line -> texts.add(line.split("\\|", -1)[3]));
            return texts;
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
