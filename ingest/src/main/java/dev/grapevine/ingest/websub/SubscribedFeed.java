package dev.grapevine.ingest.websub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.DocumentConnector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Parsed;
import dev.grapevine.ingest.connector.Parsed.Announced;
import dev.grapevine.ingest.connector.Parser;
import dev.grapevine.ingest.connector.Raw;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.ingest.fetch.Fetch;
import dev.grapevine.ingest.fetch.Fetched;
import dev.grapevine.ingest.fetch.Validators;
import dev.grapevine.ingest.webhook.Door;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed that is polled, and where it names a hub also pushed (W3C WebSub): what the hub brings is handed on within a
 * second, and every poll heals what the hub has lost.
 *
 * <p>The hub stands in the position, because a feed that has not changed does not name it again.
 */
public final class SubscribedFeed implements Connector {

    private static final String WEBSUB = "websub";

    private final Origin origin;
    private final Parser parser;
    private final InstantSource clock;
    private final DocumentConnector polled;
    private final Subscription subscription;
    private @Nullable Announced announced;

    /** @param callback where the internet reaches the door's subscribers, such as {@code https://hooks.acme.example} */
    public SubscribedFeed(
            Origin origin,
            Fetch fetch,
            Parser parser,
            InstantSource clock,
            String callback,
            Door door,
            ApiClient http) {
        this.origin = origin;
        this.parser = parser;
        this.clock = clock;
        polled = new DocumentConnector(origin, new Noting(fetch), this::parsed, clock);
        String name = origin.source().name();
        subscription = new Subscription(
                name, origin.source().location(), callback + "/websub/" + name, door, http, InstantSource.system());
    }

    private Parsed parsed(Raw raw, Origin from, Instant fetched) {
        Parsed parsed = parser.parse(raw, from, fetched);
        announced = announced == null ? parsed.announced() : announced;
        return parsed;
    }

    @Override
    public boolean hasNews() {
        return subscription.hasNews();
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        List<Raw> pushed = subscription.take();
        if (!pushed.isEmpty()) {
            return Batch.of(intakes(pushed), position).notBefore(Duration.ZERO);
        }
        announced = null;
        Batch batch = polled.poll(position);
        ObjectNode next = noted(batch.position());
        subscription.keep(next.path(WEBSUB));
        return batch.at(next);
    }

    private List<Intake> intakes(List<Raw> pushed) {
        List<Intake> intakes = new ArrayList<>();
        pushed.forEach(
                raw -> intakes.addAll(parser.parse(raw, origin, clock.instant()).intakes()));
        return intakes;
    }

    private ObjectNode noted(ObjectNode position) {
        Announced now = announced;
        if (now == null) {
            return position;
        }
        ObjectNode next = position.deepCopy();
        next.putObject(WEBSUB).put("hub", now.hub()).put("self", now.self());
        return next;
    }

    @Override
    public @Nullable String site() {
        return polled.site();
    }

    @Override
    public Duration pause() {
        return polled.pause();
    }

    /** Fetches, and notes the hub that the answer's header names. */
    private final class Noting implements Fetch {

        private final Fetch fetch;

        Noting(Fetch fetch) {
            this.fetch = fetch;
        }

        @Override
        public Fetched get(String address, Validators validators) throws InterruptedException {
            Fetched fetched = fetch.get(address, validators);
            if (fetched instanceof Fetched.Body body) {
                announced = LinkHeader.hub(body.link(), body.url()).orElse(null);
            }
            return fetched;
        }

        @Override
        public Duration pause(String address) {
            return fetch.pause(address);
        }
    }
}
