package dev.grapevine.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one fetch. */
public sealed interface Fetched {

    /** @param address where the server says that it stands from now on, or null */
    Fetched movedTo(@Nullable String address);

    /**
     * @param url where the body came from in the end, after redirects
     * @param contentType the header as it was sent
     * @param contentLanguage the header as it was sent
     * @param moved where to ask from now on: what permanent redirects (301, 308) led to
     * @param link the header as it was sent; of several all in one
     */
    record Body(
            byte[] bytes,
            String url,
            @Nullable String contentType,
            Validators validators,
            @Nullable String contentLanguage,
            @Nullable String moved,
            @Nullable String link)
            implements Fetched {

        @Override
        public Body movedTo(@Nullable String address) {
            return new Body(bytes, url, contentType, validators, contentLanguage, address, link);
        }
    }

    /**
     * The server, or the hash of the body, says that nothing has changed.
     *
     * @param moved where to ask from now on
     */
    record Unchanged(@Nullable String moved) implements Fetched {

        @Override
        public Unchanged movedTo(@Nullable String address) {
            return new Unchanged(address);
        }
    }

    /**
     * @param status of the last answer; 0 where there was none
     * @param reason in a sentence for people, without anything that was fetched
     * @param retryAfter how long the server wants to be left alone
     */
    record Failed(int status, String reason, @Nullable Duration retryAfter) implements Fetched {

        /** Whether the server says that it is gone for good. */
        public boolean gone() {
            return status == 410;
        }

        /** Whether it is this address that the server does not serve, now or ever. */
        public boolean isAboutTheAddress() {
            return status >= 400 && status < 500 && status != 408 && status != 429;
        }

        @Override
        public Failed movedTo(@Nullable String address) {
            return this;
        }
    }
}
