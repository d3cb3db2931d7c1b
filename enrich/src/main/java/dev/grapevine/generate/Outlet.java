package dev.grapevine.generate;

import org.jspecify.annotations.Nullable;

/**
 * A place where people write.
 *
 * @param name as in sources.yml
 * @param title as people know it
 * @param site the host it is part of, under .example
 * @param share how much is written there, against the other outlets
 * @param product what all of it is about, on a review page; null elsewhere
 */
public record Outlet(
        String name,
        String title,
        String site,
        Register register,
        double share,
        @Nullable String product) {

    static Outlet of(String name, String title, String site, Register register, double share) {
        return new Outlet(name, title, site, register, share, null);
    }

    boolean takes(BrandPlan brand) {
        return product == null ? !isOwn() : brand.products().contains(product);
    }

    boolean isOwn() {
        return register == Register.OWN;
    }

    boolean isOf(BrandPlan brand) {
        return isOwn() && site.equals(brand.id() + ".example");
    }
}
