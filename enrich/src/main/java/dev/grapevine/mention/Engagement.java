package dev.grapevine.mention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far it was carried, counted by its source at {@code asOf}. */
public record Engagement(
        @Nullable Long likes,
        @Nullable Long shares,
        @Nullable Long replies,
        @Nullable Long views,
        @Nullable Instant asOf) {

    /** Likes, shares and replies; views are not an act. */
    public long acts() {
        return orZero(likes) + orZero(shares) + orZero(replies);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : Math.max(0, count);
    }
}
