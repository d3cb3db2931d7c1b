package dev.grapevine.brand;

import java.time.Instant;
import java.util.Objects;

/** Something the company does itself: what is said meanwhile is annotated, more talk pages nobody. */
public record Campaign(String name, Instant from, Instant until) {

    public Campaign {
        Objects.requireNonNull(name, "name of a campaign");
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "campaign '" + name + "' from " + from + " until " + until + ": expected an end behind its start");
        }
    }

    public boolean covers(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
