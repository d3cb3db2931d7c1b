package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.health.SourceHealth.State;
import dev.grapevine.ingest.connector.Batch;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Asks one API, one page a poll; the next page follows at once, the next walk when the source is due. */
public final class ApiConnector implements Connector {

    private final Origin origin;
    private final Api api;
    private final Access access;
    private final ApiClient http;
    private final InstantSource clock;

    public ApiConnector(Origin origin, Api api, Access access, ApiClient http, InstantSource clock) {
        this.origin = origin;
        this.api = api;
        this.access = access;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Batch poll(ObjectNode position) throws InterruptedException {
        ApiAnswer answer;
        try {
            answer = http.send(access.grant(api.request(position, clock.instant())));
        } catch (Access.Denied e) {
            return Batch.nothing(position, State.FAILING, String.valueOf(e.getMessage()));
        }
        return answer.isGood() ? read(answer, position) : bad(answer, position);
    }

    private Batch bad(ApiAnswer answer, ObjectNode position) {
        Limits limits = Limits.of(answer, clock.instant());
        return switch (answer.status()) {
            case 401, 403 -> {
                access.refused();
                yield Batch.nothing(
                                position,
                                State.FAILING,
                                "the server refuses us (" + answer.status()
                                        + "): is the secret right, and may it read this?")
                        .notBefore(limits.pause());
            }
            case 429 ->
                Batch.nothing(position, State.DEGRADED, "the server wants fewer questions (429)")
                        .notBefore(limits.pause())
                        .withQuota(limits.left());
            case 410 -> Batch.nothing(position, State.PARKED, answer.reason());
            default -> Batch.nothing(position, State.FAILING, answer.reason()).notBefore(answer.retryAfter());
        };
    }

    private Batch read(ApiAnswer answer, ObjectNode position) {
        Reading reading = new Reading(origin, clock.instant());
        try {
            JsonNode tree = Json.deep().readTree(answer.body());
            Api.Page page = api.read(tree, answer, position, reading);
            return batch(page, reading, Limits.of(answer, clock.instant()));
        } catch (IOException e) {
            return Batch.nothing(position, State.FAILING, "the answer is not JSON");
        }
    }

    private static Batch batch(Api.Page page, Reading reading, Limits limits) {
        Duration pause = longer(limits.pause(), reading.backoff());
        Duration again = page.more() ? (pause == null ? Duration.ZERO : pause) : pause;
        Long left = reading.quota() == null ? limits.left() : reading.quota();
        return new Batch(reading.intakes(), page.position(), State.OK, null, again, null).withQuota(left);
    }

    private static @Nullable Duration longer(@Nullable Duration a, @Nullable Duration b) {
        return a == null ? b : b == null || a.compareTo(b) > 0 ? a : b;
    }
}
