package dev.grapevine.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one fetch. */
public sealed interface Fetched {

    /**
     * @param url where the body came from in the end, after redirects
     * @param contentType the header as it was sent
     */
    record Body(byte[] bytes, String url, @Nullable String contentType, Validators validators) implements Fetched {}

    /** The server, or the hash of the body, says that nothing has changed. */
    record Unchanged() implements Fetched {}

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
    }
}
