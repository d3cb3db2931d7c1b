package dev.grapevine.enrichment;

import org.jspecify.annotations.Nullable;

/**
 * A change in what one mention contributes to one brand: take back, add, or both.
 *
 * @param retract what was counted before; null for a new mention
 * @param add what counts now; null when it is gone or no longer matches
 * @param document the new state of the document, marked deleted where it is gone
 */
public record Recount(@Nullable Counted retract, @Nullable Counted add, EnrichedMention document) {

    public static Recount created(EnrichedMention document) {
        return new Recount(null, Counted.of(document), document);
    }

    public static Recount changed(Counted before, EnrichedMention document) {
        return new Recount(before, Counted.of(document), document);
    }

    /** @param document already {@link EnrichedMention#asDeleted} */
    public static Recount removed(Counted before, EnrichedMention document) {
        return new Recount(before, null, document);
    }
}
