package dev.grapevine.history;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.json.KeptEncoded;
import dev.grapevine.mention.Mention;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of one mention: enough to know what a later message changes, and to take back exactly what it counted.
 *
 * <p>Nothing in it is what anybody wrote. A deleted mention is kept too, so that an older state that arrives behind its
 * deletion does not bring it back.
 *
 * @param version {@link Mention#version} of the newest message
 * @param heard when it was heard first: its event time where its source states none
 * @param counted what it contributes now, one for each brand it is about
 */
@KeptEncoded
public record Latest(long version, Instant heard, Fingerprint fingerprint, boolean deleted, List<Counted> counted) {

    public Latest {
        counted = List.copyOf(counted);
    }

    static Latest of(Mention mention, Instant heard, List<Counted> counted) {
        return new Latest(mention.version(), heard, Fingerprint.of(mention), false, counted);
    }

    static Latest gone(Mention deletion, Instant heard) {
        return new Latest(deletion.version(), heard, Fingerprint.NONE, true, List.of());
    }

    Latest heardAgain(Mention mention) {
        return new Latest(mention.version(), heard, fingerprint, deleted, counted);
    }
}
