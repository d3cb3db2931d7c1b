package dev.grapevine.ingest.api;

import dev.grapevine.ingest.fetch.ApiAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about how much may still be asked, in the headers that most APIs share: {@code
 * X-RateLimit-Remaining} and {@code X-RateLimit-Reset} (a time, or seconds from now, or since 1970).
 *
 * @param left null where nothing is said
 */
record Limits(@Nullable Long left, @Nullable Duration pause) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long IS_A_TIME = 1_000_000_000L;

    static Limits of(ApiAnswer answer, Instant now) {
        Long left = number(answer.header("x-ratelimit-remaining"));
        boolean spent = left != null && left < 1;
        Duration pause = spent ? until(answer.header("x-ratelimit-reset"), now) : null;
        return new Limits(left, pause == null ? answer.retryAfter() : pause);
    }

    private static @Nullable Duration until(@Nullable String reset, Instant now) {
        Long number = number(reset);
        if (number != null) {
            return bounded(
                    number < IS_A_TIME
                            ? Duration.ofSeconds(number)
                            : Duration.between(now, Instant.ofEpochSecond(number)));
        }
        try {
            return reset == null ? null : bounded(Duration.between(now, Instant.parse(reset)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration bounded(Duration pause) {
        Duration positive = pause.isNegative() ? Duration.ZERO : pause;
        return positive.compareTo(LONGEST) > 0 ? LONGEST : positive;
    }

    /** Reddit writes whole numbers with a fraction. */
    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : (long) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
