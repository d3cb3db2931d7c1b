package dev.grapevine.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The calls that were taken lately, so that a recorded one is not taken again. Two generations, each as long as a call
 * may be old and young together; a call is remembered for at least one of them.
 *
 * <p>After a restart nothing is remembered: what is replayed then carries the same ids, and changes nothing.
 */
final class Taken {

    /** Some 60 MB at most. */
    private static final int MAX = 1_000_000;

    private static final Duration GENERATION = Signing.WINDOW.multipliedBy(2);

    private final Set<Long> underWay = new HashSet<>();
    private Set<Long> recent = new HashSet<>();
    private Set<Long> before = new HashSet<>();
    private Instant since = Instant.MIN;

    /** What a call is at this moment; the one that is new is under way from now on. */
    synchronized Standing begin(String signature, Instant now) {
        if (now.isAfter(since.plus(since.equals(Instant.MIN) ? Duration.ZERO : GENERATION))) {
            before = recent;
            recent = new HashSet<>();
            since = now;
        }
        long key = key(signature);
        if (recent.contains(key) || before.contains(key)) {
            return Standing.TAKEN;
        }
        boolean full = recent.size() + underWay.size() >= MAX;
        return full || !underWay.add(key) ? Standing.BUSY : Standing.NEW;
    }

    /** It is safe; it need not come again. */
    synchronized void taken(String signature) {
        underWay.remove(key(signature));
        recent.add(key(signature));
    }

    /** It is not safe; it may come again. */
    synchronized void failed(String signature) {
        underWay.remove(key(signature));
    }

    /** Sixty bits of a hash. */
    private static long key(String signature) {
        return UUID.nameUUIDFromBytes(signature.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    enum Standing {
        NEW,
        TAKEN,
        BUSY
    }
}
