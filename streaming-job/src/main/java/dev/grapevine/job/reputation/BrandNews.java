package dev.grapevine.job.reputation;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import org.jspecify.annotations.Nullable;

/**
 * What one record of {@code brands.v1} or {@code actions.v1} says, or that all that stood there at the start has been read.
 *
 * @param id of the brand; empty for {@link Kind#ALL_READ}
 * @param brand only for {@link Kind#PUT}
 * @param act only for {@link Kind#ACT}: what somebody did about one of its incidents
 */
public record BrandNews(
        Kind kind,
        String id,
        @Nullable Brand brand,
        @Nullable Act act) {

    public static final BrandNews ALL_READ = new BrandNews(Kind.ALL_READ, "", null, null);

    public static BrandNews put(Brand brand) {
        return new BrandNews(Kind.PUT, brand.id(), brand, null);
    }

    public static BrandNews removed(String id) {
        return new BrandNews(Kind.REMOVED, id, null, null);
    }

    /** @param brand that the act's incident is of */
    public static BrandNews act(String brand, Act act) {
        return new BrandNews(Kind.ACT, brand, null, act);
    }

    /** What happened. */
    public enum Kind {
        PUT,
        REMOVED,
        ALL_READ,
        ACT
    }
}
