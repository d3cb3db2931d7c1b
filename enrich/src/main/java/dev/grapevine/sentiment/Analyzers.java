package dev.grapevine.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Where programs get their sentiment engine from. */
public final class Analyzers {

    private static @Nullable SentimentAnalyzer shared;

    private Analyzers() {}

    /**
     * The engine that this JVM shares, the best that is available, made for a stream; the first call loads the models,
     * which takes seconds.
     */
    public static synchronized SentimentAnalyzer shared() {
        SentimentAnalyzer engine = shared;
        if (engine == null) {
            engine = best().hurried();
            shared = engine;
        }
        return engine;
    }

    /** The same engine without hurry: the same text always gets the same answer. */
    public static SentimentAnalyzer thorough() {
        return best().analyzer();
    }

    /** The names of the engines to choose from, best first. */
    public static List<String> names() {
        return providers().stream().map(AnalyzerProvider::name).toList();
    }

    /**
     * The engine of that name, for comparisons.
     *
     * @throws IllegalArgumentException where there is none
     * @throws IllegalStateException where a library or a model is missing from the class path, saying which
     */
    public static SentimentAnalyzer named(String name) {
        return providers().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no sentiment engine " + name + "; there are " + String.join(", ", names())))
                .analyzer();
    }

    private static AnalyzerProvider best() {
        return providers().stream()
                .filter(AnalyzerProvider::isAvailable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no sentiment engine is available here"));
    }

    private static List<AnalyzerProvider> providers() {
        List<AnalyzerProvider> providers = new ArrayList<>();
        ServiceLoader.load(AnalyzerProvider.class, Analyzers.class.getClassLoader())
                .forEach(providers::add);
        if (providers.isEmpty()) {
            throw new IllegalStateException("no sentiment engine: META-INF/services/" + AnalyzerProvider.class.getName()
                    + " is missing from the class path");
        }
        return providers;
    }
}
