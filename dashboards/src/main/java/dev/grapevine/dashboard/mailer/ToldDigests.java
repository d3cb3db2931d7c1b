package dev.grapevine.dashboard.mailer;

import dev.grapevine.delivery.Delivery;
import dev.grapevine.delivery.Delivery.Kind;
import dev.grapevine.delivery.Delivery.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The digests that arrived, the newest few of each kind and recipient: the next one goes on where the last one ended.
 *
 * <p>One that came back, or was never sent, leaves its time to the next.
 */
final class ToldDigests {

    /** So many may come back before the time that they covered is forgotten. */
    private static final int KEPT = 8;

    private static final String FIRST = "|first";

    private final Map<String, NavigableMap<Instant, Delivery>> byThread = new HashMap<>();

    /** The event of what is written down before the first digest: where it begins. */
    static String first(String thread) {
        return thread + FIRST;
    }

    void learn(Delivery delivery) {
        Instant until = delivery.until();
        if (!delivery.is(Kind.DIGEST) || until == null) {
            return;
        }
        String key = key(delivery.incident(), delivery.recipient());
        if (counts(delivery)) {
            NavigableMap<Instant, Delivery> told = byThread.computeIfAbsent(key, any -> new TreeMap<>());
            told.put(until, delivery);
            if (told.size() > KEPT) {
                told.pollFirstEntry();
            }
        } else if (holds(delivery)) {
            byThread.getOrDefault(key, new TreeMap<>()).remove(until);
        }
    }

    private static boolean counts(Delivery digest) {
        return digest.state() == State.DELIVERED || digest.event().endsWith(FIRST);
    }

    boolean holds(Delivery digest) {
        NavigableMap<Instant, Delivery> told = byThread.get(key(digest.incident(), digest.recipient()));
        Instant until = digest.until();
        Delivery same = told == null || until == null ? null : told.get(until);
        return same != null && same.id().equals(digest.id());
    }

    Optional<Delivery> last(String thread, String recipient) {
        NavigableMap<Instant, Delivery> told = byThread.get(key(thread, recipient));
        return told == null || told.isEmpty()
                ? Optional.empty()
                : Optional.of(told.lastEntry().getValue());
    }

    private static String key(String thread, String recipient) {
        return thread + "|" + recipient;
    }
}
