package dev.grapevine.story;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a text is recognised by: what its {@link Sketch} is made of, at whatever level a remembered one was made. */
public final class Fingerprint {

    /** More would fill the set of pairs, or of facts, so that it no longer tells one text from another. */
    private static final int MOST_PAIRS = 40;

    private static final int MOST_FACTS = 12;
    private static final int TOP = 15;

    /** The bits of a hash that decide at which levels it is held; the others say where. */
    private static final int LEVEL_BITS = Long.SIZE - TOP;

    private final long[] pairs;
    /** Of each pair in the set of pairs. */
    private final int[] places;

    private final long[] facts;
    private final long band;
    private final @Nullable Sketch[] sketches = new Sketch[1 << Byte.SIZE];

    private Fingerprint(StoryText text) {
        pairs = pairs(text);
        places = Arrays.stream(pairs)
                .mapToInt(pair -> Math.floorMod((int) pair, Sketch.PAIR_BITS))
                .toArray();
        facts = text.facts().stream().mapToLong(Fingerprint::hash).toArray();
        int levels = level(pairs, MOST_PAIRS) | level(facts, MOST_FACTS) << 4;
        band = Sketch.band(rows(pairs), levels);
    }

    /**
     * @param words title and text as people wrote them
     * @param mentionId stands for the text where it says nothing but handles and addresses
     */
    public static Fingerprint of(String words, String mentionId) {
        StoryText text = StoryText.of(words);
        return new Fingerprint(text.words().isEmpty() ? StoryText.of(mentionId) : text);
    }

    long band() {
        return band;
    }

    Sketch sketch() {
        return sketch(Sketch.levels(band));
    }

    /** As it would be remembered at these levels; asked for by every remembered text that may be the same. */
    Sketch sketch(int levels) {
        Sketch known = sketches[levels];
        if (known == null) {
            known = make(levels);
            sketches[levels] = known;
        }
        return known;
    }

    private Sketch make(int levels) {
        long wide = 0;
        long rest = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (isHeld(pairs[i], Sketch.pairLevel(levels))) {
                int place = places[i];
                wide |= place < Long.SIZE ? 1L << place : 0;
                rest |= place < Long.SIZE ? 0 : 1L << (place - Long.SIZE);
            }
        }
        for (long fact : facts) {
            if (isHeld(fact, Sketch.factLevel(levels))) {
                rest |= bit(fact) | bit(fact >>> Short.SIZE);
            }
        }
        return new Sketch(Sketch.band(band, levels), wide, rest);
    }

    private static long bit(long fact) {
        return 1L << (Long.SIZE - 1 - (fact & 0xffff) % Sketch.FACT_BITS);
    }

    private static boolean isHeld(long hash, int level) {
        return hash >>> LEVEL_BITS << (Long.SIZE - level) == 0 || level == 0;
    }

    /** The lowest at which no more are held. */
    private static int level(long[] hashes, int most) {
        int level = 0;
        while (level < TOP && held(hashes, level) > most) {
            level++;
        }
        return level;
    }

    private static long held(long[] hashes, int level) {
        long held = 0;
        for (long hash : hashes) {
            held += isHeld(hash, level) ? 1 : 0;
        }
        return held;
    }

    private static long rows(long[] pairs) {
        long rows = 0;
        for (int i = 0; i < Sketch.ROWS; i++) {
            rows |= (smallest(pairs, i) & 0xff) << (Byte.SIZE * i);
        }
        return rows;
    }

    private static long smallest(long[] pairs, int function) {
        long seed = mix(function + 1);
        long smallest = Long.MAX_VALUE;
        for (long pair : pairs) {
            smallest = Math.min(smallest, mix(pair ^ seed));
        }
        // The smallest of many is small in its high bits; the low ones are as good as random.
        return mix(smallest);
    }

    /** Of neighbouring words, each once. A short text is one piece. */
    private static long[] pairs(StoryText text) {
        if (text.words().size() < Sketch.SHORT) {
            return new long[] {hash(String.join(" ", text.words()))};
        }
        long[] pairs = new long[text.words().size() - 1];
        long before = hash(text.words().get(0));
        for (int i = 0; i < pairs.length; i++) {
            long word = hash(text.words().get(i + 1));
            pairs[i] = mix(mix(before) + word);
            before = word;
        }
        return distinct(pairs);
    }

    /** Without a set of boxed numbers. */
    private static long[] distinct(long[] numbers) {
        Arrays.sort(numbers);
        int count = 0;
        for (long number : numbers) {
            if (count == 0 || number != numbers[count - 1]) {
                numbers[count++] = number;
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    private static long hash(String word) {
        long hash = 1125899906842597L;
        for (int i = 0; i < word.length(); i++) {
            hash = 31 * hash + word.charAt(i);
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every input bit changes half of the output bits. */
    private static long mix(long z) {
        long once = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
