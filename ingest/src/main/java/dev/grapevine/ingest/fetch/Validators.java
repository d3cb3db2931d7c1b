package dev.grapevine.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What lets the next fetch ask "has it changed?" (RFC 9110 section 13), also where the server knows no answer.
 *
 * @param sha256 of the last body
 */
public record Validators(
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String sha256) {

    public static final Validators NONE = new Validators(null, null, null);

    public Validators {
        etag = sendable(etag);
        lastModified = sendable(lastModified);
    }

    /** A hostile server's validator must not be able to break the next request. */
    private static @Nullable String sendable(@Nullable String header) {
        return header != null && header.length() <= 500 && header.chars().allMatch(c -> c >= ' ' && c <= '~')
                ? header
                : null;
    }
}
