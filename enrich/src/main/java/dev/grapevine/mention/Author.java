package dev.grapevine.mention;

import org.jspecify.annotations.Nullable;

/**
 * Who said it.
 *
 * @param id pseudonym: a keyed hash of platform and native author id, never the id itself
 * @param name shown only for organisations, press, verified and widely followed accounts
 */
public record Author(
        @Nullable String id,
        @Nullable String name,
        @Nullable Long followers,
        @Nullable Boolean verified) {}
