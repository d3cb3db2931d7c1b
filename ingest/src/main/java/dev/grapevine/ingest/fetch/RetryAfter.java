package dev.grapevine.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** How long a server wants to be left alone: both forms, seconds and date (RFC 9110 section 10.2.3), at most a day. */
final class RetryAfter {

    private static final Duration MAX = Duration.ofHours(24);
    private static final String HEADER = "Retry-After";

    private RetryAfter() {}

    static @Nullable Duration of(Response response) {
        String header = response.header(HEADER, "");
        if (!header.isEmpty() && header.length() <= 9 && header.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return atMost(Duration.ofSeconds(Long.parseLong(header)));
        }
        Instant until = response.headers().getInstant(HEADER);
        Instant now = Instant.ofEpochMilli(response.receivedResponseAtMillis());
        return until == null || until.isBefore(now) ? null : atMost(Duration.between(now, until));
    }

    private static Duration atMost(Duration duration) {
        return duration.compareTo(MAX) > 0 ? MAX : duration;
    }
}
