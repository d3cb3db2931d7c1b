package dev.grapevine.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.ingest.fetch.ApiAnswer;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.ingest.fetch.ApiRequest;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A token that is fetched when it is needed, kept until shortly before it ends (RFC 6749). */
public final class OAuth implements Access {

    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final long USUAL_SECONDS = 3600;

    private final ApiClient http;
    private final Supplier<ApiRequest> question;
    private final InstantSource wall;
    private @Nullable String token;
    private Instant ends = Instant.MIN;

    /** @param question how to ask for a token, made anew each time because it may carry the time */
    public OAuth(ApiClient http, Supplier<ApiRequest> question, InstantSource wall) {
        this.http = http;
        this.question = question;
        this.wall = wall;
    }

    @Override
    public ApiRequest grant(ApiRequest request) throws Denied, InterruptedException {
        String held = token;
        if (held == null || !wall.instant().isBefore(ends)) {
            held = fetch();
        }
        return request.header("Authorization", "Bearer " + held);
    }

    @Override
    public void refused() {
        token = null;
    }

    private String fetch() throws Denied, InterruptedException {
        ApiAnswer answer = http.send(question.get());
        if (!answer.isGood()) {
            throw new Denied("no access: " + answer.reason() + " when asked for a token");
        }
        try {
            JsonNode read = Json.json().readTree(answer.body());
            String fresh = Tree.text(read, "access_token");
            if (fresh == null) {
                throw new Denied("no access: the answer holds no token");
            }
            token = fresh;
            ends = wall.instant()
                    .plusSeconds(read.path("expires_in").asLong(USUAL_SECONDS))
                    .minus(EARLY);
            return fresh;
        } catch (IOException e) {
            throw new Denied("no access: the answer to the question for a token is not JSON");
        }
    }
}
