package dev.grapevine.sentiment.syntax;

import java.util.List;

/**
 * A parsed sentence, with what a network says of each part of it.
 *
 * @param words in their order, at least one
 * @param nodes of the binary parse tree, each before the nodes below it; the first is the whole sentence; none
 *     where the sentence was too long to parse
 */
public record Sentence(List<Word> words, List<Node> nodes) {

    public Sentence {
        words = List.copyOf(words);
        nodes = List.copyOf(nodes);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a sentence has words");
        }
    }

    /** UTF-16 offset of its first character. */
    public int start() {
        return words.get(0).start();
    }

    /** UTF-16 offset behind its last character. */
    public int end() {
        return words.get(words.size() - 1).end();
    }

    /**
     * A word and what it depends on.
     *
     * @param start UTF-16 offset in the text
     * @param tag part of speech, Penn Treebank
     * @param governor place of the word that it depends on; -1 for the root, -2 where it is not known
     * @param relation how it depends, Universal Dependencies; empty where it is not known
     */
    public record Word(int start, int end, String form, String tag, int governor, String relation) {}

    /**
     * A part of the sentence.
     *
     * @param label Penn Treebank; "@" in front where the tree was made binary
     * @param from place of its first word
     * @param to place behind its last word
     * @param positive how likely it is positive rather than negative
     */
    public record Node(String label, int from, int to, float positive) {

        public int length() {
            return to - from;
        }
    }
}
