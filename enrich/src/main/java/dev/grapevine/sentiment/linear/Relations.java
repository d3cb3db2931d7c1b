package dev.grapevine.sentiment.linear;

import dev.grapevine.phrase.WordSet;
import dev.grapevine.sentiment.linear.TargetFeatures.Place;
import dev.grapevine.sentiment.text.Token;
import java.util.List;

/**
 * What a sentence says of a target by setting it against another: "better than X", "switched from X to Y", "X lost it, Y
 * found it". The target model learned from texts that seldom do so.
 */
final class Relations {

    private static final WordSet BETTER = WordSet.of(
            "better",
            "nicer",
            "faster",
            "cheaper",
            "cleaner",
            "safer",
            "easier",
            "quicker",
            "friendlier",
            "smoother",
            "stronger",
            "superior",
            "happier");

    private static final WordSet WORSE = WordSet.of(
            "worse", "slower", "dirtier", "harder", "uglier", "weaker", "ruder", "noisier", "inferior", "buggier");

    private static final WordSet LEAVING =
            WordSet.of("switched", "switch", "switching", "moved", "changed", "upgraded");

    private static final WordSet MENDING = WordSet.of(
            "found",
            "fixed",
            "solved",
            "returned",
            "refunded",
            "replaced",
            "rescued",
            "saved",
            "rebooked",
            "helped",
            "repaired",
            "apologized",
            "apologised");

    private static final WordSet THAN = WordSet.of("than");
    private static final WordSet TO = WordSet.of("to");
    private static final WordSet AWAY = WordSet.of("from", "with");

    private static final int NEAR = 4;

    private final List<Token> tokens;
    private final int[] segments;
    private final boolean[] negated;

    Relations(List<Token> tokens) {
        this.tokens = tokens;
        this.segments = Segments.of(tokens);
        this.negated = Negation.scope(tokens);
    }

    /** 1 for a good word, -1 for a bad one, 0 where the sentence sets the target against nothing. */
    int towards(Place target) {
        int than = before(target, THAN);
        if (than >= 0) {
            return -comparison(Math.max(0, than - NEAR), than);
        }
        int to = before(target, TO);
        if (to >= 0 && anyOf(LEAVING, Math.max(0, to - NEAR), to) >= 0) {
            return 1;
        }
        if (isLeft(target)) {
            return -1;
        }
        return ahead(target);
    }

    /** The target comes first: "X is better than", "X found it". */
    private int ahead(Place target) {
        int end = Math.min(tokens.size(), target.to() + NEAR);
        int than = anyOf(THAN, target.to(), Math.min(tokens.size(), end + 2));
        if (than >= 0) {
            return comparison(target.to(), than);
        }
        int mended = anyOf(MENDING, target.to(), Math.min(end, target.to() + 2));
        boolean another = segments[target.from()] > 0;
        return mended >= 0 && another && !negated[mended] ? 1 : 0;
    }

    /** "After years with X I switched", "switched from X". */
    private boolean isLeft(Place target) {
        int from = before(target, AWAY);
        int left = anyOf(LEAVING, Math.max(0, target.from() - NEAR), Math.min(tokens.size(), target.to() + NEAR));
        return from >= 0 && left >= 0;
    }

    private int comparison(int from, int to) {
        int better = anyOf(BETTER, from, to);
        int worse = anyOf(WORSE, from, to);
        if (better < 0 && worse < 0) {
            return 0;
        }
        int sign = better >= 0 ? 1 : -1;
        return negated[Math.max(better, worse)] ? -sign : sign;
    }

    /** Where one of the words stands right before the target, or with one word between. */
    private int before(Place target, WordSet words) {
        return anyOf(words, Math.max(0, target.from() - 2), target.from());
    }

    private int anyOf(WordSet words, int from, int to) {
        for (int i = from; i < to; i++) {
            if (words.contains(tokens.get(i).form())) {
                return i;
            }
        }
        return -1;
    }
}
