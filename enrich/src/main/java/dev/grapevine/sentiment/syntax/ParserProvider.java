package dev.grapevine.sentiment.syntax;

import java.time.Duration;

/** Offers a parser by {@link java.util.ServiceLoader}, so that who reads parses need not know the library behind them. */
public interface ParserProvider {

    /** Whether its library and models are on the class path and there is memory enough for them. */
    boolean isAvailable();

    /**
     * A parser on the models of this JVM; the first call loads them, which takes seconds.
     *
     * @param deadline the longest that it may work on one text
     * @throws IllegalStateException where a library or a model is missing from the class path
     */
    SentenceParser parser(Duration deadline);
}
