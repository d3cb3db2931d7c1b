package dev.grapevine.query;

/**
 * Words of a text that a place in a query stands for.
 *
 * @param from position of the first word
 * @param to position behind the last word
 */
record Stretch(int from, int to, int firstSentence, int lastSentence, int start, int end) {

    static Stretch of(Word word) {
        return new Stretch(
                word.position(), word.position() + 1, word.sentence(), word.sentence(), word.start(), word.end());
    }

    Stretch through(Stretch later) {
        return new Stretch(from, later.to, firstSentence, later.lastSentence, start, later.end);
    }

    /** Words between this one and another that begins behind it; negative where they overlap. */
    int between(Stretch later) {
        return later.from - to;
    }

    boolean isWithinSentence() {
        return firstSentence == lastSentence;
    }
}
