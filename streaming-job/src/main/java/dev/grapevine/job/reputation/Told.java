package dev.grapevine.job.reputation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grapevine.enrichment.Recount;
import java.time.Instant;

/**
 * A recount, and when the stream's clock brought it about.
 *
 * @param at {@code fetched} of the message that caused it
 */
public record Told(Instant at, Recount recount) {

    @JsonIgnore
    public String brand() {
        return recount.document().brand();
    }
}
