package dev.grapevine.mention;

import org.jspecify.annotations.Nullable;

/** The thing reviewed or discussed, as its page names it (schema.org {@code itemReviewed}). */
public record Item(
        @Nullable String type,
        @Nullable String name,
        @Nullable String brand,
        @Nullable String url) {

    public Item {
        url = WebAddress.orNull(url);
    }
}
