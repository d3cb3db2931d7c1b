package dev.grapevine.sentiment.corenlp;

import dev.grapevine.sentiment.AnalyzerProvider;
import dev.grapevine.sentiment.SentimentAnalyzer;

/** Offers CoreNLP's own sentiment, to compare with. */
public final class CoreNlpProvider implements AnalyzerProvider {

    @Override
    public String name() {
        return "corenlp";
    }

    @Override
    public SentimentAnalyzer analyzer() {
        return CoreNlpAnalyzer.shared();
    }
}
