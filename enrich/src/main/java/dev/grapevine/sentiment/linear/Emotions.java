package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.Emotion;
import dev.grapevine.sentiment.Label;
import dev.grapevine.sentiment.Sentiment;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which emotion is worth showing.
 *
 * <p>The models know no text without an emotion, so an emotion is shown only beside a label that it belongs to, and only
 * where it is surer than a threshold at which, of the tweets kept aside, nine in ten of those shown were right.
 */
final class Emotions {

    private static final Emotion[] EMOTIONS = Emotion.values();

    /** As they are named in labelled data, each at the place of its class. */
    static final List<String> NAMES =
            List.of(EMOTIONS).stream().map(Emotion::word).toList();

    static final int CLASSES = EMOTIONS.length;

    private static final Set<Label> LABELS =
            Stream.of(EMOTIONS).map(Emotion::label).collect(Collectors.toCollection(() -> EnumSet.noneOf(Label.class)));

    private static final double SURE = 0.7;

    private Emotions() {}

    /** Whether any emotion belongs to what was said. */
    static boolean mayStandBeside(Sentiment said) {
        return LABELS.contains(said.label());
    }

    /** The likeliest where it is sure enough; null where it is not. */
    static @Nullable Emotion sure(double[] p) {
        int best = Softmax.best(p);
        return p[best] >= SURE ? EMOTIONS[best] : null;
    }

    /** What words and vectors say, half each: the geometric mean. */
    static double[] joint(double[] words, double[] vectors) {
        double[] p = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            p[c] = (Math.log(Math.max(1e-9, words[c])) + Math.log(Math.max(1e-9, vectors[c]))) / 2;
        }
        Softmax.normalize(p);
        return p;
    }
}
