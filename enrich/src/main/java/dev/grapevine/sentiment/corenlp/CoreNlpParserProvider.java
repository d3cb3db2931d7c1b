package dev.grapevine.sentiment.corenlp;

import dev.grapevine.sentiment.syntax.ParserProvider;
import dev.grapevine.sentiment.syntax.SentenceParser;
import java.time.Duration;

/** Offers CoreNLP's parser where its models are on the class path and the heap has room for them. */
public final class CoreNlpParserProvider implements ParserProvider {

    private static final String LIBRARY = "edu/stanford/nlp/pipeline/StanfordCoreNLP.class";

    private static final int MOST_CHARS = 20_000;

    /** The models take 650 MB; what else runs in the JVM needs its own. */
    private static final long LEAST_HEAP_BYTES = 1_900L << 20;

    @Override
    public boolean isAvailable() {
        ClassLoader loader = CoreNlpParserProvider.class.getClassLoader();
        return Runtime.getRuntime().maxMemory() >= LEAST_HEAP_BYTES
                && loader.getResource(LIBRARY) != null
                && ModelNames.ALL.stream().allMatch(model -> loader.getResource(model) != null);
    }

    @Override
    public SentenceParser parser(Duration deadline) {
        return new CoreNlpParser(SharedPipeline.pipeline(), deadline, MOST_CHARS);
    }
}
