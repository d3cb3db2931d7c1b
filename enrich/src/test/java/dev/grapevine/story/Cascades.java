package dev.grapevine.story;

import dev.grapevine.mention.MentionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Generated texts with known copies: cascades of reposts, quotes and rewordings among texts of their own. */
final class Cascades {

    /** @param story the cascade it belongs to; unrelated texts have one each */
    record Told(String text, int story) {
        String mentionId() {
            return MentionId.of("generated", story + text);
        }
    }

    private static final int VOCABULARY = 5_000;

    private final Random random;

    Cascades(long seed) {
        this.random = new Random(seed);
    }

    /** Shuffled, so that copies arrive among everything else. */
    List<Told> generate(int cascades, int unrelated) {
        List<Told> all = new ArrayList<>();
        for (int story = 0; story < cascades; story++) {
            List<String> original = words(8 + random.nextInt(30));
            all.add(new Told(String.join(" ", original), story));
            for (int copies = 1 + random.nextInt(15); copies > 0; copies--) {
                all.add(new Told(copy(original), story));
            }
        }
        for (int i = 0; i < unrelated; i++) {
            all.add(new Told(String.join(" ", words(5 + random.nextInt(30))), cascades + i));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private String copy(List<String> original) {
        List<String> words = new ArrayList<>(original);
        switch (random.nextInt(6)) {
            case 0 -> words.add(0, "RT @user" + random.nextInt(1_000) + ":");
            case 1 -> words.addAll(0, words(1 + random.nextInt(3)));
            case 2 -> words.set(random.nextInt(words.size()), word());
            case 3 -> words = words.subList(0, Math.max(5, words.size() * (75 + random.nextInt(25)) / 100));
            case 4 -> words.replaceAll(word -> word.toUpperCase(Locale.ROOT) + (random.nextInt(5) == 0 ? "!" : ""));
            default -> words.add("#tag" + random.nextInt(100));
        }
        if (random.nextBoolean()) {
            words.add("https://short.example/" + random.nextInt());
        }
        return String.join(" ", words);
    }

    List<String> words(int n) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            words.add(word());
        }
        return words;
    }

    /** As skewed as in real texts: the first words of the vocabulary are a large part of all. */
    private String word() {
        return "w" + (int) Math.pow(VOCABULARY, random.nextDouble());
    }
}
