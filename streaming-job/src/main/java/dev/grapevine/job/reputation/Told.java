package dev.grapevine.job.reputation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recount, and when the stream's clock brought it about. What it adds is always what its document counts, so that does
 * not travel with it.
 *
 * @param at {@code fetched} of the message that caused it
 * @param again as in {@link Recount}
 */
public record Told(Instant at, @Nullable Counted retract, EnrichedMention document, boolean again) {

    static Told of(Instant at, Recount recount) {
        return new Told(at, recount.retract(), recount.document(), recount.again());
    }

    @JsonIgnore
    public Recount recount() {
        return new Recount(retract, document.deleted() ? null : Counted.of(document), document, again);
    }

    @JsonIgnore
    public String brand() {
        return document.brand();
    }
}
