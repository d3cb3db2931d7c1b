package dev.grapevine.sentiment.corenlp;

import dev.grapevine.sentiment.AnalyzerProvider;
import dev.grapevine.sentiment.CombinedAnalyzer;
import dev.grapevine.sentiment.SentimentAnalyzer;
import dev.grapevine.sentiment.linear.LinearAnalyzer;

/** Offers the linear engine with CoreNLP behind it, or says what of CoreNLP is missing from the class path. */
public final class CoreNlpProvider implements AnalyzerProvider {

    @Override
    public SentimentAnalyzer analyzer() {
        try {
            return new CombinedAnalyzer(LinearAnalyzer.shared(), CoreNlpAnalyzer.shared());
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "CoreNLP is not on the class path (no " + e.getMessage()
                            + "): add edu.stanford.nlp:stanford-corenlp, which is optional in grapevine-enrich",
                    e);
        }
    }
}
