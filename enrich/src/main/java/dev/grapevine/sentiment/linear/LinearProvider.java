package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.AnalyzerProvider;
import dev.grapevine.sentiment.SentimentAnalyzer;

/** Offers the linear engine, which needs no library. */
public final class LinearProvider implements AnalyzerProvider {

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public SentimentAnalyzer analyzer() {
        return LinearAnalyzer.shared();
    }
}
