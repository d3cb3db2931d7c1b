package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.AnalyzerProvider;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.syntax.ParserProvider;
import dev.grapevine.sentiment.syntax.Parsers;
import java.time.Duration;

/** Offers the engine that parses where it pays, wherever there is a parser. */
public final class DeepProvider implements AnalyzerProvider {

    /** Where the machine has nothing else to do. */
    private static final double MOST = 1 / 3.0;

    private static final long BURST_NANOS = 3_000_000_000L;

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "deep";
    }

    @Override
    public boolean isAvailable() {
        return Parsers.available().isPresent();
    }

    @Override
    public SentimentAnalyzer analyzer() {
        return DeepAnalyzer.unhurried(
                ContextProvider.unhurriedOrFast(), required().parser(PATIENCE));
    }

    @Override
    public SentimentAnalyzer hurried() {
        return DeepAnalyzer.hurried(
                ContextProvider.hurriedOrFast(),
                required().parser(DEADLINE),
                System::nanoTime,
                Leisure.ofThisMachine(MOST),
                BURST_NANOS);
    }

    private static ParserProvider required() {
        return Parsers.available()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "the deep engine needs CoreNLP with its models"
                                        + " (dev.grapevine:grapevine-enrich with classifier models) on the class path and 2 GB of heap"));
    }
}
