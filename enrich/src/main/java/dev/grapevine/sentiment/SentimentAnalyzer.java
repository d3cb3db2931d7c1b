package dev.grapevine.sentiment;

import java.util.List;
import java.util.Optional;

/**
 * An engine that says how a text feels, as a whole and towards targets in it.
 *
 * <p>Implementations are thread-safe, load their models once per JVM, and never throw for any text: what cannot be
 * scored is {@link Sentiment#unscored}.
 */
public interface SentimentAnalyzer {

    /** Which engine and model this is, as it stands in {@link Sentiment#engine}. */
    String engine();

    /**
     * Scores a text and each target in it.
     *
     * @param text what people wrote, of any length
     * @param language BCP 47, or "und" where it is not known
     * @param targets where the brand stands in the text, in order of appearance; may be empty
     */
    Scored score(String text, String language, List<Target> targets);

    /**
     * Scores each sentence of a text by itself, in order; none where the engine does not, or cannot score the text.
     *
     * @param language BCP 47, or "und" where it is not known
     */
    default List<Part> parts(String text, String language) {
        return List.of();
    }

    /** The language of a text by its words, however short; none where the engine cannot tell. */
    default Optional<Language> language(String text) {
        return Optional.empty();
    }

    /**
     * A language and how sure the engine is.
     *
     * @param code BCP 47
     * @param p probability, 0 to 1
     */
    record Language(String code, double p) {}

    /**
     * A sentence of a text.
     *
     * @param start UTF-16 offset of its first character
     * @param end UTF-16 offset behind its last character
     */
    record Part(int start, int end, Sentiment sentiment) {}

    /**
     * A stretch of the text that names whom the sentiment is towards.
     *
     * @param start UTF-16 offset of its first character
     * @param end UTF-16 offset behind its last character
     */
    record Target(String name, int start, int end) {}

    /**
     * @param whole of the whole text
     * @param targets one for each target asked for, in the same order
     */
    record Scored(Sentiment whole, List<Sentiment> targets) {
        public Scored {
            targets = List.copyOf(targets);
        }
    }
}
