package dev.grapevine.ingest.fetch;

import dev.grapevine.ingest.fetch.Fetched.Body;
import dev.grapevine.ingest.fetch.Fetched.Failed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * Fetches pages only where the site's robots.txt lets us, and as slowly as it asks for.
 *
 * <p>No such file (4xx) allows everything; a server that cannot say (5xx, no answer) allows nothing until it can.
 */
public final class PageClient implements Fetch {

    private static final int MAX_SITES = 2_000;
    private static final Duration KEEP = Duration.ofHours(6);
    private static final Duration KEEP_FAILURE = Duration.ofMinutes(30);
    private static final Duration MAX_CRAWL_DELAY = Duration.ofSeconds(30);

    private final WebClient web;
    private final InstantSource wall;
    private final Map<String, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAX_SITES;
        }
    });

    /** @param wall real time: how long a robots.txt is kept has nothing to do with the stream's clock */
    public PageClient(WebClient web, InstantSource wall) {
        this.web = web;
        this.wall = wall;
    }

    @Override
    public Fetched get(String address, Validators validators) throws InterruptedException {
        return get(address, validators, web.manners());
    }

    /** The same client with other manners; what a robots.txt asks for counts all the same. */
    public Fetch with(Manners manners) {
        return new Fetch() {
            @Override
            public Fetched get(String address, Validators validators) throws InterruptedException {
                return PageClient.this.get(address, validators, manners);
            }

            @Override
            public Duration pause(String address) {
                return PageClient.this.pause(address);
            }
        };
    }

    private Fetched get(String address, Validators validators, Manners manners) throws InterruptedException {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            return new Failed(0, "not an http or https address", null);
        }
        Robots robots = robots(url);
        if (!robots.allows(address)) {
            return new Failed(0, "robots.txt of " + url.host() + " does not allow it, or cannot be read", null);
        }
        Duration delay = Duration.ofMillis(robots.crawlDelayMillis());
        if (delay.compareTo(MAX_CRAWL_DELAY) > 0) {
            return new Failed(0, "robots.txt of " + url.host() + " wants more than 30 seconds between pages", null);
        }
        return web.get(address, validators, manners.atLeast(delay));
    }

    @Override
    public Duration pause(String address) {
        return web.pause(address);
    }

    private Robots robots(HttpUrl url) throws InterruptedException {
        HttpUrl file = Objects.requireNonNull(url.resolve("/robots.txt"));
        Known cached = known.get(file.toString());
        if (cached != null && wall.instant().isBefore(cached.until)) {
            return cached.robots;
        }
        Known fresh = fetch(file.toString());
        known.put(file.toString(), fresh);
        return fresh.robots;
    }

    private Known fetch(String file) throws InterruptedException {
        Fetched fetched = web.get(file, Validators.NONE);
        if (fetched instanceof Body body) {
            return keep(Robots.parse(body.bytes(), file, FetchPolicy.PRODUCT_TOKEN), KEEP);
        }
        boolean missing = fetched instanceof Failed failed && failed.status() >= 400 && failed.status() < 500;
        return missing ? keep(Robots.parse("", file), KEEP) : keep(Robots.parse(Robots.NOTHING, file), KEEP_FAILURE);
    }

    private Known keep(Robots robots, Duration time) {
        return new Known(robots, wall.instant().plus(time));
    }

    private record Known(Robots robots, Instant until) {}
}
