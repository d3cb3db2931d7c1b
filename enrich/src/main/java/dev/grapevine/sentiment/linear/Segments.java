package dev.grapevine.sentiment.linear;

import dev.grapevine.phrase.WordSet;
import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import java.util.List;

/** Cuts a text into stretches that tend to hold one opinion each: at signs and at the words that join clauses. */
final class Segments {

    private static final WordSet SIGNS = WordSet.of(",", ";", ":", "(", ")", "-", "–", "—", "\"");

    private static final WordSet JOINTS = WordSet.of(
            "but",
            "however",
            "though",
            "although",
            "while",
            "whereas",
            "yet",
            "except",
            "unlike",
            "because",
            "despite",
            "when",
            "which",
            "aber",
            "obwohl",
            "mais",
            "pero",
            "sino",
            "ma",
            "mas",
            "porém",
            "tandis");

    private Segments() {}

    /** The number of the segment of each token, from 0 upwards. */
    static int[] of(List<Token> tokens) {
        int[] segments = new int[tokens.size()];
        int segment = 0;
        for (int i = 0; i < segments.length; i++) {
            Token token = tokens.get(i);
            segment += JOINTS.contains(token.form()) ? 1 : 0;
            segments[i] = segment;
            segment += token.kind() == Kind.STOP || SIGNS.contains(token.form()) ? 1 : 0;
        }
        return segments;
    }
}
