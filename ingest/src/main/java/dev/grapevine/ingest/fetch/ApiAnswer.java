package dev.grapevine.ingest.fetch;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an API said.
 *
 * @param status 0 where there was no answer
 * @param headers their names in lower case
 * @param failure why there is no answer, in words for people; null where there is one
 * @param retryAfter how long the server wants to be left alone
 */
public record ApiAnswer(
        int status,
        Map<String, String> headers,
        byte[] body,
        @Nullable String failure,
        @Nullable Duration retryAfter) {

    public boolean isGood() {
        return failure == null && status >= 200 && status < 300;
    }

    /** Why it is not good. */
    public String reason() {
        return failure == null ? "the server answered " + status : failure;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    static ApiAnswer failed(String why) {
        return new ApiAnswer(0, Map.of(), new byte[0], why, null);
    }
}
