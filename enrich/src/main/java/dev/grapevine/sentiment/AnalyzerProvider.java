package dev.grapevine.sentiment;

/**
 * Offers an engine to {@link Analyzers}, by {@link java.util.ServiceLoader}, so that this package need not know the
 * library behind it.
 */
public interface AnalyzerProvider {

    /** What people choose the engine by, such as "linear". */
    String name();

    /** Whether its library and models are on the class path and there is memory enough for them. */
    default boolean isAvailable() {
        return true;
    }

    /**
     * The engine, with its models loaded: the same text always gets the same answer.
     *
     * @throws IllegalStateException where a library or a model is missing from the class path
     */
    SentimentAnalyzer analyzer();

    /** The engine for a stream: one that keeps up, and says where it cut short. */
    default SentimentAnalyzer hurried() {
        return analyzer();
    }
}
