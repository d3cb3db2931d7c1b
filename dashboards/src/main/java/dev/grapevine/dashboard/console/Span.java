package dev.grapevine.dashboard.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How far back a page looks, counted from the newest data and not from the wall clock: a replay has its own time. */
enum Span {
    SIX_HOURS("6h", "6 hours", Duration.ofHours(6), Duration.ofMinutes(5)),
    DAY("24h", "24 hours", Duration.ofDays(1), Duration.ofMinutes(15)),
    WEEK("7d", "7 days", Duration.ofDays(7), Duration.ofHours(2)),
    MONTH("30d", "30 days", Duration.ofDays(30), Duration.ofHours(6)),
    QUARTER("90d", "90 days", Duration.ofDays(90), Duration.ofDays(1));

    private final String key;
    private final String words;
    private final Duration length;
    private final Duration bin;

    Span(String key, String words, Duration length, Duration bin) {
        this.key = key;
        this.words = words;
        this.length = length;
        this.bin = bin;
    }

    /** A week where the address names none, or none that there is. */
    static Span of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(span -> span.key.equals(key))
                .findFirst()
                .orElse(WEEK);
    }

    String key() {
        return key;
    }

    String words() {
        return words;
    }

    Duration length() {
        return length;
    }

    Duration bin() {
        return bin;
    }

    Instant before(Instant end) {
        return end.minus(length);
    }
}
