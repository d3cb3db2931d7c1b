package dev.grapevine.ingest.websub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.ingest.fetch.ApiRequest;
import dev.grapevine.ingest.webhook.Door;
import dev.grapevine.ingest.webhook.Hmac;
import dev.grapevine.ingest.webhook.Subscriber;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One feed's subscription at its hub: asked for, confirmed, renewed before it ends, and what the hub has brought since.
 *
 * <p>Nothing of it is kept: after a restart it is asked for again, with another secret. What a hub loses, or brings while
 * nobody listens, the feed's next poll finds.
 */
final class Subscription implements Subscriber {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    /** Ten days are what hubs grant as a rule; a longer promise is not relied upon. */
    private static final Duration LEASE = Duration.ofDays(10);

    private static final Duration RENEWED_BEFORE = Duration.ofDays(1);
    private static final Duration AFTER_REFUSAL = Duration.ofHours(6);
    private static final Duration CONFIRMED_WITHIN = Duration.ofHours(1);
    private static final int MAX_WAITING = 10;
    private static final int MAX_CHALLENGE = 1_000;
    private static final Map<String, String> METHODS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

    private final String name;
    private final String configured;
    private final String callback;
    private final Door door;
    private final ApiClient http;
    private final InstantSource wall;
    private final String secret = secret();
    private final BlockingQueue<Raw> waiting = new ArrayBlockingQueue<>(MAX_WAITING);

    private Topic topic = Topic.NONE;
    private Instant asked = Instant.MIN;
    private Instant askAgain = Instant.MIN;

    /**
     * @param configured the feed's address in sources.yml
     * @param callback where the internet reaches this subscriber
     * @param wall real time, in which hubs count
     */
    Subscription(String name, String configured, String callback, Door door, ApiClient http, InstantSource wall) {
        this.name = name;
        this.configured = configured;
        this.callback = callback;
        this.door = door;
        this.http = http;
        this.wall = wall;
    }

    @Override
    public String name() {
        return name;
    }

    boolean hasNews() {
        return !waiting.isEmpty();
    }

    /** Everything that was pushed and not yet taken, oldest first. */
    List<Raw> take() {
        List<Raw> taken = new ArrayList<>();
        waiting.drainTo(taken);
        return taken;
    }

    /** Subscribes where a feed names a hub, and where the last subscription is about to end. */
    void keep(JsonNode announced) throws InterruptedException {
        Topic now = Topic.of(announced);
        if (now.isNowhere() || !begins(now)) {
            return;
        }
        try {
            door.open(this);
        } catch (Door.Blocked e) {
            LOG.warn("{}: {}; the feed is polled only", name, e.getMessage());
            return;
        }
        ApiAnswer answer = http.sendToStranger(question(now), configured);
        if (!answer.isGood()) {
            LOG.info("{}: its hub does not take a subscription: {}; the feed is polled only", name, answer.reason());
        }
    }

    /** Whether it is time to ask; if so, the hub may confirm from now on. */
    private synchronized boolean begins(Topic now) {
        Instant instant = wall.instant();
        if (now.equals(topic) && instant.isBefore(askAgain)) {
            return false;
        }
        topic = now;
        asked = instant;
        askAgain = instant.plus(AFTER_REFUSAL);
        return true;
    }

    private ApiRequest question(Topic now) {
        return ApiRequest.post(
                now.hub,
                Map.of(
                        "hub.mode",
                        "subscribe",
                        "hub.topic",
                        now.self,
                        "hub.callback",
                        callback,
                        "hub.secret",
                        secret,
                        "hub.lease_seconds",
                        Long.toString(LEASE.toSeconds())));
    }

    @Override
    public synchronized Optional<String> confirm(Function<String, @Nullable String> parameter) {
        boolean pending = wall.instant().isBefore(asked.plus(CONFIRMED_WITHIN));
        String challenge = parameter.apply("hub.challenge");
        if (!pending
                || !topic.self.equals(parameter.apply("hub.topic"))
                || !"subscribe".equals(parameter.apply("hub.mode"))
                || challenge == null
                || challenge.length() > MAX_CHALLENGE) {
            return Optional.empty();
        }
        Duration lease = lease(parameter.apply("hub.lease_seconds"));
        Duration early = lease.compareTo(RENEWED_BEFORE.multipliedBy(2)) > 0 ? RENEWED_BEFORE : lease.dividedBy(10);
        askAgain = wall.instant().plus(lease).minus(early);
        LOG.info("{}: pushed by its hub for {}", name, lease);
        return Optional.of(challenge);
    }

    /** Never so short that the hub is asked all the time, never so long that it is forgotten. */
    private static Duration lease(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("\\d{1,9}")) {
            return LEASE;
        }
        Duration stated = Duration.ofSeconds(Long.parseLong(seconds));
        Duration least = stated.compareTo(CONFIRMED_WITHIN) < 0 ? CONFIRMED_WITHIN : stated;
        return least.compareTo(LEASE) > 0 ? LEASE : least;
    }

    @Override
    public boolean push(byte[] body, @Nullable String contentType, @Nullable String signature) {
        return !isGenuine(body, signature) || waiting.offer(new Raw(body, contentType, configured));
    }

    private boolean isGenuine(byte[] body, @Nullable String signature) {
        if (signature == null) {
            return false;
        }
        int equals = Math.max(0, signature.indexOf('='));
        String method = METHODS.get(signature.substring(0, equals));
        if (method == null) {
            return false;
        }
        byte[] expected = Hmac.of(method, secret.getBytes(StandardCharsets.UTF_8), body);
        return Hmac.same(signature.substring(equals + 1), HexFormat.of().formatHex(expected));
    }

    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** @param self what the hub knows the feed by */
    private record Topic(String hub, String self) {

        static final Topic NONE = new Topic("", "");

        static Topic of(JsonNode announced) {
            return new Topic(
                    announced.path("hub").asText(), announced.path("self").asText());
        }

        boolean isNowhere() {
            return hub.isEmpty() || self.isEmpty();
        }
    }
}
