package dev.grapevine.sentiment;

/**
 * Offers an engine to {@link Analyzers}, by {@link java.util.ServiceLoader}, so that this package need not know the
 * library behind it.
 */
public interface AnalyzerProvider {

    /** What people choose the engine by, such as "linear". */
    String name();

    /**
     * The engine, with its models loaded.
     *
     * @throws IllegalStateException where a library or a model is missing from the class path
     */
    SentimentAnalyzer analyzer();
}
