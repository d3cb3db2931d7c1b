package dev.grapevine.dashboard.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** At most so many a window, for each key; a window begins with the first. */
final class RateLimit {

    private static final int MOST_KEYS = 10_000;

    private record Window(Instant began, int count) {}

    private final int most;
    private final Duration length;
    private final Map<String, Window> windows = new HashMap<>();

    RateLimit(int most, Duration length) {
        this.most = most;
        this.length = length;
    }

    /** Counts one more; false if that is too many. */
    synchronized boolean allows(String key, Instant now) {
        if (windows.size() >= MOST_KEYS) {
            windows.values().removeIf(window -> isOver(window, now));
        }
        Window window = windows.get(key);
        int count = window == null || isOver(window, now) ? 1 : window.count() + 1;
        if (windows.size() < MOST_KEYS || window != null) {
            windows.put(key, new Window(window == null || count == 1 ? now : window.began(), count));
        }
        return count <= most;
    }

    private boolean isOver(Window window, Instant now) {
        return !window.began().plus(length).isAfter(now);
    }
}
