package dev.grapevine.measure;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How ratings on 1 to 5 spread: one count for each whole star, halves counting up, as review sites round them.
 *
 * @param counts of one star first; five of them
 */
public record Stars(List<Long> counts) {

    private static final int MOST = 5;

    public Stars {
        counts = List.copyOf(counts);
        if (counts.size() != MOST) {
            throw new IllegalArgumentException("expected 5 counts, found " + counts.size());
        }
    }

    public static Stars of(Collection<Double> ratings) {
        Long[] counts = new Long[MOST];
        Arrays.fill(counts, 0L);
        ratings.forEach(rating -> counts[bucket(rating)]++);
        return new Stars(List.of(counts));
    }

    private static int bucket(double rating) {
        return (int) Math.min(MOST, Math.max(1, Math.floor(rating + 0.5))) - 1;
    }
}
