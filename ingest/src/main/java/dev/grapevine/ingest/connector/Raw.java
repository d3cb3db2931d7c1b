package dev.grapevine.ingest.connector;

import org.jspecify.annotations.Nullable;

/**
 * A document as it was fetched.
 *
 * @param contentType the HTTP header, if there was one
 * @param url where it came from in the end; relative links start there
 * @param contentLanguage the HTTP header, if there was one
 */
public record Raw(
        byte[] bytes,
        @Nullable String contentType,
        String url,
        @Nullable String contentLanguage) {

    public Raw(byte[] bytes, @Nullable String contentType, String url) {
        this(bytes, contentType, url, null);
    }
}
