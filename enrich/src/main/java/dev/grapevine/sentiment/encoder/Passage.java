package dev.grapevine.sentiment.encoder;

/**
 * A stretch of a text and all that stands around it, in an inner layer of the encoder.
 *
 * @param vectors one for each piece of a word, with one before and one behind the text
 * @param from the stretch's first piece
 * @param to the piece behind its last; greater than {@code from}
 */
public record Passage(float[][] vectors, int from, int to) {

    public Passage {
        if (from < 0 || to <= from || to > vectors.length) {
            throw new IllegalArgumentException(
                    "pieces " + from + " to " + to + " of " + vectors.length + ", expected some of them");
        }
    }
}
