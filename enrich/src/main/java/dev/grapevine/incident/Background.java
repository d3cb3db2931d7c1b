package dev.grapevine.incident;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;

/**
 * In how many of a brand's mentions each word usually stands, in bounded memory.
 *
 * <p>Space-saving counters (Metwally et al., 2005): a new word takes the place, and the count, of the rarest. That
 * overstates rare words, so that an unusual one is missed rather than invented. Counts halve now and then, so that the
 * last weeks count most.
 */
final class Background {

    private static final int MOST_WORDS = 400;
    private static final float HALVE_AT = 4_000;

    private final Map<String, Float> counts = new HashMap<>();
    /**
     * Each word once, the rarest first, with a count that it had once: most words only become more frequent, and are
     * put in their place when they would be the rarest.
     */
    private final Queue<Heard> order = new PriorityQueue<>();

    private float mentions;

    void learn(Collection<String> words) {
        mentions++;
        words.forEach(this::count);
        if (mentions >= HALVE_AT) {
            mentions /= 2;
            counts.replaceAll((word, count) -> count / 2);
            putInOrder();
        }
    }

    /** What was deleted leaves no word behind that nobody else said. */
    void unlearn(Collection<String> words) {
        mentions = Math.max(0, mentions - 1);
        words.forEach(
                word -> counts.computeIfPresent(word, (same, count) -> count <= 1 ? null : Float.valueOf(count - 1)));
        putInOrder();
    }

    private void count(String word) {
        if (counts.computeIfPresent(word, (same, count) -> count + 1) == null) {
            take(word, counts.size() < MOST_WORDS ? 1 : forgetRarest() + 1);
        }
    }

    private void take(String word, float count) {
        counts.put(word, count);
        order.add(new Heard(count, word));
    }

    /** The count that it had. */
    private float forgetRarest() {
        while (true) {
            Heard rarest = order.remove();
            float count = counts.getOrDefault(rarest.word(), 0f);
            if (count == rarest.count()) {
                counts.remove(rarest.word());
                return count;
            }
            order.add(new Heard(count, rarest.word()));
        }
    }

    private void putInOrder() {
        order.clear();
        counts.forEach((word, count) -> order.add(new Heard(count, word)));
    }

    /**
     * How many times its usual share a word has among {@code sample} mentions, of which {@code count} hold it; the
     * sample itself is not taken for usual.
     */
    double lift(String word, long count, long sample) {
        double usual = Math.max(0, counts.getOrDefault(word, 0f) - count) + 0.5;
        double others = Math.max(0, mentions - sample) + 1;
        return (double) count / sample / Math.min(1, usual / others);
    }

    /** Log-likelihood ratio of a word's count in the sample against the rest (Dunning, 1993). */
    double score(String word, long count, long sample) {
        double otherCount = Math.max(0, counts.getOrDefault(word, 0f) - count);
        double others = Math.max(otherCount, mentions - sample);
        double share = (count + otherCount) / Math.max(1, sample + others);
        return 2
                * (part((double) count, sample * share)
                        + part((double) (sample - count), sample * (1 - share))
                        + part(otherCount, others * share)
                        + part(others - otherCount, others * (1 - share)));
    }

    private static double part(double seen, double expected) {
        return seen <= 0 || expected <= 0 ? 0 : seen * Math.log(seen / expected);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeFloat(mentions);
        out.writeInt(counts.size());
        for (Map.Entry<String, Float> entry : new TreeMap<>(counts).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeFloat(entry.getValue());
        }
    }

    static Background read(DataInputStream in) throws IOException {
        Background background = new Background();
        background.mentions = in.readFloat();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            background.take(in.readUTF(), in.readFloat());
        }
        return background;
    }

    private record Heard(float count, String word) implements Comparable<Heard> {
        @Override
        public int compareTo(Heard other) {
            int byCount = Float.compare(count, other.count);
            return byCount != 0 ? byCount : word.compareTo(other.word);
        }
    }
}
