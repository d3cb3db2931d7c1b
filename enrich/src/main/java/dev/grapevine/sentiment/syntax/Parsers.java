package dev.grapevine.sentiment.syntax;

import java.util.Optional;
import java.util.ServiceLoader;

/** Where programs get a parser from. */
public final class Parsers {

    private Parsers() {}

    /** The first that is available here. */
    public static Optional<ParserProvider> available() {
        return ServiceLoader.load(ParserProvider.class, Parsers.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(ParserProvider::isAvailable)
                .findFirst();
    }
}
