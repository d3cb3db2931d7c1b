package dev.grapevine.sentiment.encoder;

import dev.grapevine.sentiment.encoder.Wordpieces.Special;
import dev.grapevine.sentiment.syntax.SentenceParser.Stretch;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A text in pieces of words, and where the stretches of it that matter stand among them.
 *
 * @param ids numbers of pieces, with one before and one behind the text
 * @param places for each stretch its first piece and the one behind its last
 */
record Pieces(long[] ids, List<Place> places) {

    /** What the model was trained to read at once; longer texts are cut. */
    private static final int MOST = 256;

    record Place(int from, int to) {}

    static Pieces of(String text, List<Stretch> stretches, Wordpieces words) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
        stretches.forEach(stretch -> cuts.addAll(List.of(stretch.start(), stretch.end())));
        Integer[] at = cuts.toArray(Integer[]::new);
        int[] counts = new int[at.length];
        long[] ids = {words.of(Special.CLS)};
        counts[0] = 1;
        for (int i = 1; i < at.length; i++) {
            ids = joined(ids, words.of(text.substring(at[i - 1], at[i])));
            counts[i] = ids.length;
        }
        int end = Math.min(ids.length, MOST - 1);
        List<Place> places = stretches.stream()
                .map(stretch -> place(
                        counts[Arrays.binarySearch(at, stretch.start())],
                        counts[Arrays.binarySearch(at, stretch.end())],
                        end))
                .toList();
        return new Pieces(joined(Arrays.copyOf(ids, end), words.of(Special.SEP)), places);
    }

    /** A stretch without pieces, or behind the end, counts as the piece that stands there. */
    private static Place place(int from, int to, int end) {
        int first = Math.min(from, end - 1);
        return new Place(first, Math.max(first + 1, Math.min(to, end)));
    }

    private static long[] joined(long[] a, long... b) {
        long[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
