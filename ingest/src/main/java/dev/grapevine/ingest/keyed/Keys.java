package dev.grapevine.ingest.keyed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.ingest.api.Access;
import dev.grapevine.ingest.api.OAuth;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.ingest.fetch.ApiRequest;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.ingest.source.Source;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How a keyed API is shown who asks, by the {@code auth} of its recipe. */
final class Keys {

    private static final String GOOGLE = "https://oauth2.googleapis.com/token";
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Source source;
    private final JsonNode auth;
    private final String secret;
    private final ApiClient http;
    private final InstantSource wall;

    private Keys(Source source, JsonNode auth, String secret, ApiClient http, InstantSource wall) {
        this.source = source;
        this.auth = auth;
        this.secret = secret;
        this.http = http;
        this.wall = wall;
    }

    /** @throws IllegalArgumentException with what the source lacks */
    static Access access(Source source, JsonNode auth, Secrets secrets, ApiClient http, InstantSource wall) {
        String type = auth.path("type").asText("none");
        boolean optional = auth.path("optional").asBoolean();
        if (type.equals("none") || (optional && secrets.find(source).isEmpty())) {
            return Access.NONE;
        }
        return new Keys(source, auth, secrets.of(source), http, wall).access(type);
    }

    private Access access(String type) {
        return switch (type) {
            case "bearer" -> Access.bearer(secret);
            case "header" ->
                Access.header(
                        auth.path("name").asText("Authorization"),
                        auth.path("prefix").asText("") + secret);
            case "query" -> Access.query(auth.path("name").asText("key"), secret);
            case "basic" -> Access.header("Authorization", basic(told("user"), secret));
            case "client" -> oauth(client());
            case "google" -> oauth(google());
            case "apple" -> apple();
            default ->
                throw new IllegalArgumentException(source.name()
                        + ": auth: expected the type none, bearer, header, query, basic, client, google or apple, found '"
                        + type + "'");
        };
    }

    private Access oauth(Supplier<ApiRequest> question) {
        return new OAuth(http, question, wall);
    }

    /** OAuth 2 client credentials (RFC 6749 section 4.4). */
    private Supplier<ApiRequest> client() {
        Map<String, String> form = new LinkedHashMap<>(Map.of("grant_type", "client_credentials"));
        if (auth.has("scope")) {
            form.put("scope", auth.path("scope").asText());
        }
        String url = auth.path("url").asText();
        String header = basic(told("clientId"), secret);
        return () -> ApiRequest.post(url, form).header("Authorization", header);
    }

    /** The file that Google's console gives: of a service account, or of a user who has agreed. */
    private Supplier<ApiRequest> google() {
        JsonNode file = parsed();
        String url = auth.path("url").asText(file.path("token_uri").asText(GOOGLE));
        if (file.path("type").asText().equals("authorized_user")) {
            Map<String, String> form = Map.of(
                    "grant_type", "refresh_token",
                    "client_id", file.path("client_id").asText(),
                    "client_secret", file.path("client_secret").asText(),
                    "refresh_token", file.path("refresh_token").asText());
            return () -> ApiRequest.post(url, form);
        }
        Token token = Token.rs256(file.path("private_key").asText());
        return () -> {
            long now = wall.instant().getEpochSecond();
            ObjectNode claims = Json.json()
                    .createObjectNode()
                    .put("iss", file.path("client_email").asText())
                    .put("scope", auth.path("scope").asText())
                    .put("aud", url)
                    .put("iat", now)
                    .put("exp", now + LIFE.toSeconds());
            return ApiRequest.post(
                    url,
                    Map.of(
                            "grant_type",
                            "urn:ietf:params:oauth:grant-type:jwt-bearer",
                            "assertion",
                            token.signed(Json.json().createObjectNode(), claims)));
        };
    }

    private JsonNode parsed() {
        try {
            return Json.json().readTree(secret);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    source.name() + ": the secret is to hold the JSON file of a Google service account or user", e);
        }
    }

    /** A token of one's own making for each question (App Store Connect). */
    private Access apple() {
        Token token = Token.es256(secret);
        String key = told("keyId");
        String issuer = told("issuer");
        return request -> {
            long now = wall.instant().getEpochSecond();
            ObjectNode claims = Json.json()
                    .createObjectNode()
                    .put("iss", issuer)
                    .put("iat", now)
                    .put("exp", now + LIFE.toSeconds())
                    .put("aud", "appstoreconnect-v1");
            ObjectNode header = Json.json().createObjectNode().put("kid", key);
            return request.header("Authorization", "Bearer " + token.signed(header, claims));
        };
    }

    private String told(String option) {
        return source.options()
                .text(option)
                .orElseThrow(() -> new IllegalArgumentException(source.name() + ": " + option + ": missing"));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
