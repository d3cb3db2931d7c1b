package dev.grapevine.sentiment;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Where programs get their sentiment engine from. */
public final class Analyzers {

    private static @Nullable SentimentAnalyzer shared;

    private Analyzers() {}

    /**
     * The engine that this JVM shares; the first call loads the models, which takes seconds.
     *
     * @throws IllegalStateException where a library or a model is missing from the class path, saying which
     */
    public static synchronized SentimentAnalyzer shared() {
        SentimentAnalyzer engine = shared;
        if (engine == null) {
            engine = load();
            shared = engine;
        }
        return engine;
    }

    private static SentimentAnalyzer load() {
        return ServiceLoader.load(AnalyzerProvider.class, Analyzers.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sentiment engine: META-INF/services/"
                        + AnalyzerProvider.class.getName() + " is missing from the class path"))
                .analyzer();
    }
}
