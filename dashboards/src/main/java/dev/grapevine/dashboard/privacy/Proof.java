package dev.grapevine.dashboard.privacy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure found, what is left of it, and when that will be gone too.
 *
 * @param subject pseudonym or address
 * @param suppressed the hashes that stay on {@code erasures.v1}, so that what is heard again is taken back at once
 * @param mentions how many were meant
 * @param stores place by place
 * @param outOfReach what was told to others, or is kept where nothing can be removed by itself
 * @param complete nothing that can be removed still says anything
 */
public record Proof(
        String kind,
        String subject,
        Instant at,
        List<String> suppressed,
        int mentions,
        List<Store> stores,
        List<OutOfReach> outOfReach,
        boolean complete) {

    public Proof {
        suppressed = List.copyOf(suppressed);
        stores = List.copyOf(stores);
        outOfReach = List.copyOf(outOfReach);
    }

    /**
     * One topic or family of indices.
     *
     * @param found records or documents that said something
     * @param standing those that still do
     * @param forgottenBy when the place will have dropped its superseded bytes by itself; null where it has
     * @param how who drops them
     */
    public record Store(
            String store,
            long found,
            long standing,
            @Nullable Instant forgottenBy,
            String how) {}

    /**
     * Something that nobody can take back.
     *
     * @param recipient of a mail or message; null where it is none
     */
    public record OutOfReach(
            String what,
            @Nullable String recipient,
            @Nullable Instant at,
            String advice) {}
}
