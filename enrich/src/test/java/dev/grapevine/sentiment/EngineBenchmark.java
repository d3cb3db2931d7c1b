package dev.grapevine.sentiment;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long each engine takes for one of a hundred short sentences, by JMH; figures in docs/benchmarks/sentiment.md.
 *
 * <p>Run: {@code java -cp ... org.openjdk.jmh.Main EngineBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx3g")
public class EngineBenchmark {

    @Param({"linear", "context", "corenlp", "corenlp-pcfg"})
    public String engine = "";

    private List<String> texts = List.of();
    private SentimentAnalyzer analyzer = Analyzers.named("linear");
    private int next;

    @Setup
    public void load() throws IOException {
        texts = SentimentBenchmark.texts();
        analyzer = Analyzers.named(engine);
    }

    /** Each time the next sentence, so that no engine finds the one that it has just read. */
    @Benchmark
    public SentimentAnalyzer.Scored score() {
        next = (next + 1) % texts.size();
        return analyzer.score(texts.get(next), "en", List.of());
    }
}
