package dev.grapevine.brand;

import java.util.List;

/** The fixture of every test that needs a brand. */
public final class Brands {

    private Brands() {}

    /** A brand with nothing but an id and a query. */
    public static Brand of(String id, String query) {
        return new Brand(id, id, query, false, null, null, null, null, null, null);
    }

    /** A brand with its own accounts and domains. */
    public static Brand withOwn(String id, String query, List<String> accounts, List<String> domains) {
        return new Brand(id, id, query, false, null, accounts, domains, null, null, null);
    }
}
