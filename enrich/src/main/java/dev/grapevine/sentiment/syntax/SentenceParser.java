package dev.grapevine.sentiment.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the sentences of an English text that matter; thread-safe, and never throws for any text. */
public interface SentenceParser {

    /** @param stretches only sentences that one of these touches are parsed */
    Parsed parse(String text, List<Stretch> stretches);

    /**
     * A part of a text.
     *
     * @param start UTF-16 offset of its first character
     * @param end UTF-16 offset behind its last character
     */
    record Stretch(int start, int end) {}

    /**
     * @param sentences those that were asked for
     * @param refused why there are none: "length", "timeout" or "error"; null where there are
     */
    record Parsed(List<Sentence> sentences, @Nullable String refused) {

        public Parsed {
            sentences = List.copyOf(sentences);
        }

        public static Parsed of(List<Sentence> sentences) {
            return new Parsed(sentences, null);
        }

        public static Parsed refused(String reason) {
            return new Parsed(List.of(), reason);
        }
    }
}
