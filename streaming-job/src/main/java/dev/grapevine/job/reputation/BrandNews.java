package dev.grapevine.job.reputation;

import dev.grapevine.brand.Brand;
import org.jspecify.annotations.Nullable;

/**
 * What one record of {@code brands.v1} says, or that all that stood there at the start has been read.
 *
 * @param id of the brand; empty for {@link Kind#ALL_READ}
 * @param brand only for {@link Kind#PUT}
 */
public record BrandNews(Kind kind, String id, @Nullable Brand brand) {

    public static final BrandNews ALL_READ = new BrandNews(Kind.ALL_READ, "", null);

    public static BrandNews put(Brand brand) {
        return new BrandNews(Kind.PUT, brand.id(), brand);
    }

    public static BrandNews removed(String id) {
        return new BrandNews(Kind.REMOVED, id, null);
    }

    /** What happened. */
    public enum Kind {
        PUT,
        REMOVED,
        ALL_READ
    }
}
