package dev.grapevine.ingest.fetch;

import java.time.Duration;

/**
 * How far a fetch may go.
 *
 * @param userAgent names the program and where its operator can be reached
 * @param loopbackAllowed only for a program that serves what it fetches itself, such as the demo
 * @param maxBytes of a body after decompression
 * @param maxTime of a fetch as a whole, redirects and body included
 * @param hostPace least time between the starts of two requests to a host
 */
public record FetchPolicy(
        String userAgent, boolean loopbackAllowed, long maxBytes, Duration maxTime, Duration hostPace) {

    /** The name that robots.txt files know us by. */
    public static final String PRODUCT_TOKEN = "Grapevine";

    static final int MAX_REDIRECTS = 5;

    /** The rules for the open web. */
    public static FetchPolicy of(String contact) {
        String about = contact.isBlank() ? "" : " (+" + contact + ")";
        return new FetchPolicy(
                PRODUCT_TOKEN + "/1.0" + about,
                false,
                10L * 1024 * 1024,
                Duration.ofSeconds(20),
                Duration.ofSeconds(1));
    }

    public FetchPolicy withLoopbackAllowed(boolean allowed) {
        return new FetchPolicy(userAgent, allowed, maxBytes, maxTime, hostPace);
    }

    public FetchPolicy withHostPace(Duration pace) {
        return new FetchPolicy(userAgent, loopbackAllowed, maxBytes, maxTime, pace);
    }

    public FetchPolicy withMaxTime(Duration time) {
        return new FetchPolicy(userAgent, loopbackAllowed, maxBytes, time, hostPace);
    }
}
