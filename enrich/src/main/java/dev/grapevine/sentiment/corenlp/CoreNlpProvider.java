package dev.grapevine.sentiment.corenlp;

import dev.grapevine.sentiment.AnalyzerProvider;
import dev.grapevine.sentiment.SentimentAnalyzer;

/** Offers the CoreNLP engine, or says what of it is missing from the class path. */
public final class CoreNlpProvider implements AnalyzerProvider {

    @Override
    public SentimentAnalyzer analyzer() {
        try {
            return CoreNlpAnalyzer.shared();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "CoreNLP is not on the class path (no " + e.getMessage()
                            + "): add edu.stanford.nlp:stanford-corenlp, which is optional in grapevine-enrich",
                    e);
        }
    }
}
