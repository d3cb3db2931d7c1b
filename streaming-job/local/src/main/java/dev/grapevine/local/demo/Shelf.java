package dev.grapevine.local.demo;

import dev.grapevine.generate.Generated;
import dev.grapevine.mention.Rating;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What one outlet has published, oldest first; the very old is let go. */
final class Shelf {

    static final int KEPT = 5_000;

    private final List<Generated> items = new ArrayList<>();
    private long letGo;
    private long rated;
    private double stars;

    void add(Generated item) {
        items.add(item);
        Rating rating = item.mention().rating();
        if (rating != null) {
            rated++;
            stars += rating.stars();
        }
        if (items.size() >= 2 * KEPT) {
            items.subList(0, KEPT).clear();
            letGo += KEPT;
        }
    }

    View view() {
        return new View(List.copyOf(items), letGo, rated, rated == 0 ? 0 : stars / rated);
    }

    /**
     * A shelf at one moment.
     *
     * @param items oldest first
     * @param letGo how many there were before the first of them
     * @param stars mean of all ratings ever
     */
    record View(List<Generated> items, long letGo, long rated, double stars) {

        /** How many were ever published: rises with each, and so stands for the shelf's content. */
        long edition() {
            return letGo + items.size();
        }

        Optional<Instant> changed() {
            return items.isEmpty()
                    ? Optional.empty()
                    : Optional.of(items.get(items.size() - 1).mention().eventTime());
        }

        /** The newest, newest first: at least so many, and everything since an edition. */
        List<Generated> newest(int atLeast, long since) {
            long wanted = Math.max(atLeast, edition() - since);
            return backwards(items.subList((int) Math.max(0, items.size() - wanted), items.size()));
        }

        /** A page of so many, newest first; page 1 is the newest. */
        List<Generated> page(int number, int size) {
            int to = Math.max(0, items.size() - (number - 1) * size);
            return backwards(items.subList(Math.max(0, to - size), to));
        }

        /** The edition that ended with what was published at {@code time}. */
        long editionAt(Instant time) {
            long later = items.stream()
                    .filter(item -> item.mention().eventTime().isAfter(time))
                    .count();
            return edition() - later;
        }

        Optional<Generated> find(String nativeId) {
            return items.stream()
                    .filter(item -> item.mention().nativeId().equals(nativeId))
                    .findAny();
        }

        private static List<Generated> backwards(List<Generated> some) {
            List<Generated> copy = new ArrayList<>(some);
            Collections.reverse(copy);
            return copy;
        }
    }
}
