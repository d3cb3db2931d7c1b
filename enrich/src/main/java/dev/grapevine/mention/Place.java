package dev.grapevine.mention;

import org.jspecify.annotations.Nullable;

/**
 * Where it was said.
 *
 * @param country ISO 3166-1 alpha-2
 * @param lat degrees north
 * @param lon degrees east
 * @param store the company's own key of a store or hotline
 */
public record Place(
        @Nullable String country,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String store) {}
