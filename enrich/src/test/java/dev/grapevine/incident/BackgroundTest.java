package dev.grapevine.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private static final int MOST_WORDS = 400;
    private static final int HALVE_AT = 4_000;

    /** The same counters by looking through all of them for the rarest. */
    private static final class Plain {
        private final Map<String, Float> counts = new HashMap<>();
        private float mentions;

        void learn(Set<String> words) {
            mentions++;
            words.forEach(this::count);
            if (mentions >= HALVE_AT) {
                mentions /= 2;
                counts.replaceAll((word, count) -> count / 2);
            }
        }

        private void count(String word) {
            float before = 0;
            if (!counts.containsKey(word) && counts.size() == MOST_WORDS) {
                Map.Entry<String, Float> rarest = counts.entrySet().stream()
                        .min(Map.Entry.<String, Float>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .orElseThrow();
                before = rarest.getValue();
                counts.remove(rarest.getKey());
            }
            counts.merge(word, before + 1, Float::sum);
        }

        void unlearn(Set<String> words) {
            mentions--;
            words.forEach(word -> counts.computeIfPresent(word, (same, count) -> count <= 1 ? null : count - 1f));
        }
    }

    @Test
    void theRarestMakesRoomHoweverLongItIsNotLookedAt() throws IOException {
        Random random = new Random(1);
        Background background = new Background();
        Plain plain = new Plain();
        for (int i = 0; i < 9_000; i++) {
            Set<String> words = words(random);
            if (random.nextInt(20) == 0) {
                background.unlearn(words);
                plain.unlearn(words);
            } else {
                background.learn(words);
                plain.learn(words);
            }
            if (i % 1_000 == 0) {
                background = again(background);
            }
        }
        assertThat(plain.counts).hasSize(MOST_WORDS);
        for (int word = 0; word < 5_000; word++) {
            String name = "w" + word;
            double usual = plain.counts.getOrDefault(name, 0f) + 0.5;
            assertThat(background.lift(name, 0, 1)).isZero();
            assertThat(1 / background.lift(name, 1, 1))
                    .as(name)
                    .isCloseTo(Math.min(1, Math.max(usual - 1, 0.5) / plain.mentions), within(1e-12));
        }
    }

    /** Few of them often, most of them rarely. */
    private static Set<String> words(Random random) {
        Set<String> words = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            words.add("w" + (int) (5_000 * Math.pow(random.nextDouble(), 4)));
        }
        return words;
    }

    private static Background again(Background background) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        background.write(new DataOutputStream(bytes));
        return Background.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
