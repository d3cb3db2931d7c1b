package dev.grapevine.sentiment.linear;

import dev.grapevine.phrase.WordSet;
import dev.grapevine.sentiment.text.Token;
import dev.grapevine.sentiment.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads phrases that mean something else than their words ("not at all bad", "thanks for nothing") as one plain word.
 *
 * <p>Done before a text is scored, not when a model is trained: the training sets hold too few of them to matter.
 */
final class Idioms {

    private static final int LONGEST = 5;

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("not bad", "good"),
            Map.entry("not too bad", "good"),
            Map.entry("not so bad", "good"),
            Map.entry("not half bad", "good"),
            Map.entry("not at all bad", "good"),
            Map.entry("not bad at all", "good"),
            Map.entry("can't complain", "satisfied"),
            Map.entry("cannot complain", "satisfied"),
            Map.entry("couldn't be happier", "happy"),
            Map.entry("could not be happier", "happy"),
            Map.entry("never had a better", "best"),
            Map.entry("never been happier", "happy"),
            Map.entry("nobody else comes close", "best"),
            Map.entry("second to none", "best"),
            Map.entry("take my money", "awesome"),
            Map.entry("thanks for nothing", "terrible"),
            Map.entry("let me down", "disappointed"),
            Map.entry("lets me down", "disappointed"),
            Map.entry("let us down", "disappointed"),
            Map.entry("stay away", "avoid"));

    private static final WordSet BEGINNINGS =
            WordSet.of(MEANINGS.keySet().stream().map(Idioms::beginning).toList());

    private Idioms() {}

    private static String beginning(String phrase) {
        return phrase.substring(0, phrase.indexOf(' '));
    }

    static List<Token> plain(List<Token> tokens) {
        List<Token> plain = new ArrayList<>(tokens.size());
        for (int from = 0; from < tokens.size(); ) {
            boolean begins = BEGINNINGS.contains(tokens.get(from).form());
            int to = begins ? Math.min(tokens.size(), from + LONGEST) : from + 1;
            while (to > from + 1 && !MEANINGS.containsKey(phrase(tokens, from, to))) {
                to--;
            }
            plain.add(to > from + 1 ? meaning(tokens, from, to) : tokens.get(from));
            from = to;
        }
        return plain;
    }

    private static Token meaning(List<Token> tokens, int from, int to) {
        String word = MEANINGS.getOrDefault(phrase(tokens, from, to), "");
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        return new Token(word, Kind.WORD, start, end, tokens.get(from).loud(), false);
    }

    private static String phrase(List<Token> tokens, int from, int to) {
        StringBuilder phrase = new StringBuilder(tokens.get(from).form());
        for (int i = from + 1; i < to; i++) {
            phrase.append(' ').append(tokens.get(i).form());
        }
        return phrase.toString();
    }
}
