package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.AnalyzerProvider;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.encoder.Encoder;

/** Offers the engine that knows words by their context, wherever the encoder is on the class path. */
public final class ContextProvider implements AnalyzerProvider {

    /** Where the machine has nothing else to do: enough for some fifteen short texts a second in each slot. */
    private static final double MOST = 1 / 4.0;

    private static final long BURST_NANOS = 3_000_000_000L;

    @Override
    public String name() {
        return "context";
    }

    @Override
    public boolean isAvailable() {
        return Encoder.isAvailable();
    }

    @Override
    public SentimentAnalyzer analyzer() {
        return ContextAnalyzer.unhurried();
    }

    @Override
    public SentimentAnalyzer hurried() {
        return ContextAnalyzer.hurried(System::nanoTime, Leisure.ofThisMachine(MOST), BURST_NANOS);
    }

    static SentimentAnalyzer unhurriedOrFast() {
        return Encoder.isAvailable() ? ContextAnalyzer.unhurried() : LinearAnalyzer.shared();
    }

    static SentimentAnalyzer hurriedOrFast() {
        return Encoder.isAvailable() ? new ContextProvider().hurried() : LinearAnalyzer.shared();
    }
}
