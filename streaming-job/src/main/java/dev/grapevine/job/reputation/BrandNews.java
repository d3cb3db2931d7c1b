package dev.grapevine.job.reputation;

import dev.grapevine.action.Act;
import dev.grapevine.brand.Brand;
import dev.grapevine.correction.Correction;
import dev.grapevine.erasure.Erasure;
import dev.grapevine.health.SourceHealth;
import org.jspecify.annotations.Nullable;

/**
 * What one record of {@code brands.v1}, {@code corrections.v1}, {@code actions.v1}, {@code source-health.v1} or
 * {@code erasures.v1} says, or that all that stood in the first two at the start has been read.
 *
 * @param id of the brand, key of the correction, the mention to be forgotten, or the source for {@link Kind#HEALTH}; empty for {@link Kind#ALL_READ}
 * @param brand only for {@link Kind#PUT}
 * @param act only for {@link Kind#ACT}: what somebody did about one of its incidents
 * @param health only for {@link Kind#HEALTH}: what a source tells of itself
 * @param correction only for {@link Kind#CORRECTED}
 * @param erasure only for {@link Kind#FORGOTTEN}
 */
public record BrandNews(
        Kind kind,
        String id,
        @Nullable Brand brand,
        @Nullable Act act,
        @Nullable SourceHealth health,
        @Nullable Correction correction,
        @Nullable Erasure erasure) {

    public static final BrandNews ALL_READ = new BrandNews(Kind.ALL_READ, "", null, null, null, null, null);

    public static BrandNews put(Brand brand) {
        return new BrandNews(Kind.PUT, brand.id(), brand, null, null, null, null);
    }

    public static BrandNews removed(String id) {
        return new BrandNews(Kind.REMOVED, id, null, null, null, null, null);
    }

    /** @param brand that the act's incident is of */
    public static BrandNews act(String brand, Act act) {
        return new BrandNews(Kind.ACT, brand, null, act, null, null, null);
    }

    public static BrandNews health(SourceHealth health) {
        return new BrandNews(Kind.HEALTH, health.source(), null, null, health, null, null);
    }

    public static BrandNews corrected(Correction correction) {
        return new BrandNews(Kind.CORRECTED, correction.key(), null, null, null, correction, null);
    }

    public static BrandNews uncorrected(String key) {
        return new BrandNews(Kind.UNCORRECTED, key, null, null, null, null, null);
    }

    /** @param plea that is about one mention */
    static BrandNews of(Plea plea) {
        Kind kind = plea.erasure() == null ? Kind.REMEMBERED : Kind.FORGOTTEN;
        return new BrandNews(kind, plea.subject(), null, null, null, null, plea.erasure());
    }

    /** What happened. */
    public enum Kind {
        PUT,
        REMOVED,
        ALL_READ,
        ACT,
        HEALTH,
        CORRECTED,
        UNCORRECTED,
        /** A mention is to be forgotten whenever it is heard again. */
        FORGOTTEN,
        /** It may be heard again. */
        REMEMBERED
    }
}
