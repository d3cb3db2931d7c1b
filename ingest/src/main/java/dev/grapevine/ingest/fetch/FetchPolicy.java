package dev.grapevine.ingest.fetch;

import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a fetch may go.
 *
 * @param userAgent names the program and where its operator can be reached
 * @param loopbackAllowed only for a program that serves what it fetches itself, such as the demo
 * @param maxBytes of a body after decompression
 * @param maxTime of a fetch as a whole, redirects and body included
 * @param hostPace least time between the starts of two requests to a host
 * @param proxy the only way out, where there is one
 */
public record FetchPolicy(
        String userAgent,
        boolean loopbackAllowed,
        long maxBytes,
        Duration maxTime,
        Duration hostPace,
        @Nullable FetchProxy proxy) {

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
                Duration.ofSeconds(1),
                null);
    }

    /**
     * The rules for the open web as an operator set them.
     *
     * @throws IllegalArgumentException if a setting is not what it should be
     */
    public static FetchPolicy of(Settings settings) {
        return of(settings.find(Setting.CONTACT).orElse(""))
                .withProxy(settings.find(Setting.FETCH_PROXY)
                        .map(FetchProxy::parse)
                        .orElse(null));
    }

    public FetchPolicy withProxy(@Nullable FetchProxy way) {
        return new FetchPolicy(userAgent, loopbackAllowed, maxBytes, maxTime, hostPace, way);
    }

    public FetchPolicy withLoopbackAllowed(boolean allowed) {
        return new FetchPolicy(userAgent, allowed, maxBytes, maxTime, hostPace, proxy);
    }

    public FetchPolicy withHostPace(Duration pace) {
        return new FetchPolicy(userAgent, loopbackAllowed, maxBytes, maxTime, pace, proxy);
    }

    public FetchPolicy withMaxTime(Duration time) {
        return new FetchPolicy(userAgent, loopbackAllowed, maxBytes, time, hostPace, proxy);
    }
}
