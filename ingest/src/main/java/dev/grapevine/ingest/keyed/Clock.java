package dev.grapevine.ingest.keyed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/** How an API wants a time to be written. */
enum Clock {
    ISO {
        @Override
        String written(Instant time) {
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
    },
    SECONDS {
        @Override
        String written(Instant time) {
            return Long.toString(time.getEpochSecond());
        }
    },
    MILLIS {
        @Override
        String written(Instant time) {
            return Long.toString(time.toEpochMilli());
        }
    };

    abstract String written(Instant time);

    static Clock named(String name) {
        return Arrays.stream(values())
                .filter(clock -> clock.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("since: expected iso, seconds or millis, found '" + name + "'"));
    }
}
