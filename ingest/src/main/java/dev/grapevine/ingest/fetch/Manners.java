package dev.grapevine.ingest.fetch;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The least time between the starts of two requests to a host: the same for all, but for one that belongs to who asks.
 *
 * @param ownHost whose owner allows another pace; null where there is none
 */
public record Manners(Duration usual, @Nullable String ownHost, Duration own) {

    public static Manners of(Duration usual) {
        return new Manners(usual, null, usual);
    }

    /** Another pace for one host, and for no other that it leads to. */
    public Manners at(String host, Duration pace) {
        return new Manners(usual, host.toLowerCase(Locale.ROOT), pace);
    }

    /** Never faster than a site asks for. */
    Manners atLeast(Duration asked) {
        return new Manners(longer(usual, asked), ownHost, longer(own, asked));
    }

    Duration of(String host) {
        return host.equals(ownHost) ? own : usual;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
