package dev.grapevine.enrichment;

import org.jspecify.annotations.Nullable;

/**
 * A change in what one mention contributes to one brand: take back, add, or both.
 *
 * @param retract what was counted before; null for a new mention
 * @param add what counts now; null when it is gone or no longer matches
 * @param document the new state of the document, marked deleted where it is gone
 * @param again the mention was fed again, because a query or a correction changed: corrects counts and never pages
 */
public record Recount(@Nullable Counted retract, @Nullable Counted add, EnrichedMention document, boolean again) {

    /** Of what was heard just now. */
    public Recount(@Nullable Counted retract, @Nullable Counted add, EnrichedMention document) {
        this(retract, add, document, false);
    }

    /** The same, brought about by feeding the mention again. */
    public Recount fedAgain(boolean isAgain) {
        return new Recount(retract, add, document, isAgain);
    }

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
