package dev.grapevine.sentiment.corenlp;

import dev.grapevine.sentiment.AnalyzerProvider;
import dev.grapevine.sentiment.SentimentAnalyzer;

/** Offers CoreNLP's sentiment with its stock parser, to compare with. */
public final class CoreNlpPcfgProvider implements AnalyzerProvider {

    @Override
    public String name() {
        return "corenlp-pcfg";
    }

    @Override
    public SentimentAnalyzer analyzer() {
        return CoreNlpAnalyzer.pcfg();
    }
}
