package dev.grapevine.history;

import dev.grapevine.mention.Action;
import dev.grapevine.mention.Mention;
import org.jspecify.annotations.Nullable;

/** What a message says that was not known of its mention before. */
public enum Change {
    /** Heard for the first time, or back after its deletion. */
    NEW,
    /** It says something else now, or is to be looked at again. */
    CHANGED,
    /** It says the same and was carried further. */
    CARRIED,
    /** The same again. */
    UNCHANGED,
    /** Older than what is known. */
    STALE,
    /** Gone at its source. */
    DELETED;

    /**
     * @param before null where nothing is known
     * @param again fed again on purpose: not taken for unchanged, and never a reason to bring back what is gone
     */
    public static Change between(@Nullable Latest before, Mention mention, boolean again) {
        if (before == null) {
            return mention.action() == Action.DELETE ? DELETED : NEW;
        }
        if (mention.version() < before.version() || (again && before.deleted())) {
            return STALE;
        }
        if (mention.action() == Action.DELETE) {
            return before.deleted() ? UNCHANGED : DELETED;
        }
        return before.deleted() ? NEW : again ? CHANGED : compare(before.fingerprint(), Fingerprint.of(mention));
    }

    /** The brands and feelings of the mention have to be found out (again). */
    public boolean needsDocuments() {
        return this == NEW || this == CHANGED || this == CARRIED;
    }

    private static Change compare(Fingerprint before, Fingerprint now) {
        return !before.sameContent(now) ? CHANGED : before.tally() == now.tally() ? UNCHANGED : CARRIED;
    }
}
