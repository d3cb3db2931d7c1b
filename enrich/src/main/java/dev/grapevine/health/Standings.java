package dev.grapevine.health;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How all sources stand, by name; of those that nothing was reported of, nothing is held against them. */
public record Standings(Map<String, Standing> bySource) {

    /** Nothing is reported of any source: files and back-tests. */
    public static final Standings UNKNOWN = new Standings(Map.of());

    public Standings {
        bySource = Map.copyOf(bySource);
    }

    /** The outage of a source that lasted at that time. */
    public Optional<Outage> downAt(String source, Instant at) {
        Standing standing = bySource.get(source);
        return standing == null ? Optional.empty() : standing.downAt(at);
    }
}
