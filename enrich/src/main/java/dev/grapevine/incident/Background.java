package dev.grapevine.incident;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
    private float mentions;

    void learn(Collection<String> words) {
        mentions++;
        words.forEach(this::count);
        if (mentions >= HALVE_AT) {
            mentions /= 2;
            counts.replaceAll((word, count) -> count / 2);
        }
    }

    /** What was deleted leaves no word behind that nobody else said. */
    void unlearn(Collection<String> words) {
        mentions = Math.max(0, mentions - 1);
        words.forEach(word -> counts.computeIfPresent(word, (w, count) -> count <= 1 ? null : count - 1));
    }

    private void count(String word) {
        if (counts.containsKey(word) || counts.size() < MOST_WORDS) {
            counts.merge(word, 1f, Float::sum);
            return;
        }
        Map.Entry<String, Float> rarest = counts.entrySet().stream()
                .min(Map.Entry.<String, Float>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        counts.remove(rarest.getKey());
        counts.put(word, rarest.getValue() + 1);
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
            background.counts.put(in.readUTF(), in.readFloat());
        }
        return background;
    }
}
