package dev.grapevine.query;

import java.util.List;

/** Something that can stand at a place in a text. */
sealed interface Place {

    /** @param form folded */
    record Exactly(String form) implements Place {}

    /** @param pattern folded, with * for any characters and ? for one */
    record Like(String pattern) implements Place {}

    /** @param edits characters that may be missing, added, other or swapped */
    record About(String form, int edits) implements Place {}

    /** One right after the other. */
    record Phrase(List<Place> words) implements Place {
        public Phrase {
            words = List.copyOf(words);
        }
    }

    record AnyOf(List<Place> options) implements Place {
        public AnyOf {
            options = List.copyOf(options);
        }
    }

    /** @param between how many words may stand between the two */
    record Near(Place left, Place right, int between, boolean ordered) implements Place {}

    record SameSentence(Place left, Place right) implements Place {}
}
