package dev.grapevine.ingest.keyed;

import dev.grapevine.ingest.api.Access;
import dev.grapevine.ingest.api.ApiConnector;
import dev.grapevine.ingest.api.Recheck;
import dev.grapevine.ingest.connector.Connector;
import dev.grapevine.ingest.connector.Intake;
import dev.grapevine.ingest.connector.Origin;
import dev.grapevine.ingest.connector.Rotation;
import dev.grapevine.ingest.fetch.ApiClient;
import dev.grapevine.ingest.source.Secrets;
import dev.grapevine.ingest.source.Terms;
import dev.grapevine.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the connector to a keyed API together: each of its lists, for each term, asked again for what is gone. */
public final class KeyedConnectors {

    private static final long RECHECKS_AN_HOUR = 60;

    private final ApiClient http;
    private final Terms terms;
    private final InstantSource clock;

    public KeyedConnectors(ApiClient http, Terms terms, InstantSource clock) {
        this.http = http;
        this.terms = terms;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException with what is wrong with the source */
    public Connector of(Origin origin, Secrets secrets) {
        Recipe recipe = Recipe.of(origin.source());
        Access access = Keys.access(origin.source(), recipe.auth(), secrets, http, InstantSource.system());
        // a name that the source does not fill is missed here and not at the first poll
        recipe.endpoints()
                .forEach(each ->
                        new KeyedApi(each, origin, "").request(Json.json().createObjectNode(), clock.instant()));
        Map<String, Connector> lists = IntStream.range(0, recipe.endpoints().size())
                .boxed()
                .collect(Collectors.toMap(
                        index -> Integer.toString(index),
                        index -> list(recipe.endpoints().get(index), origin, access)));
        List<String> names = lists.keySet().stream().sorted().toList();
        return lists.size() == 1
                ? lists.values().iterator().next()
                : new Rotation(() -> names, name -> Objects.requireNonNull(lists.get(name)));
    }

    private Connector list(Endpoint endpoint, Origin origin, Access access) {
        Connector walked = endpoint.asksForTerms()
                ? new Rotation(() -> terms.of(origin.source()), term -> asked(endpoint, origin, access, term))
                : new Filtered(asked(endpoint, origin, access, ""), about(origin));
        Endpoint.Again again = endpoint.lookup();
        long budget = origin.source().options().number("recheck", RECHECKS_AN_HOUR);
        return again == null
                ? walked
                : new Recheck(walked, new KeyedLookup(endpoint, again, origin), origin, access, http, clock, budget);
    }

    private Connector asked(Endpoint endpoint, Origin origin, Access access, String term) {
        return new ApiConnector(origin, new KeyedApi(endpoint, origin, term), access, http, clock);
    }

    private Predicate<Intake> about(Origin origin) {
        return intake -> !(intake instanceof Intake.Heard heard)
                || terms.isAbout(origin.source(), heard.mention().words());
    }
}
