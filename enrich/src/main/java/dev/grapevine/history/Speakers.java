package dev.grapevine.history;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;

/** Remembers what each voice has said about one brand, and shows on each document who is speaking. */
final class Speakers {

    private final Kept<Speaker> kept;

    Speakers(Kept<Speaker> kept) {
        this.kept = kept;
    }

    /** The same recount, its document with what is known of its voice. */
    Recount see(Recount recount) {
        Counted retract = recount.retract();
        if (retract != null && counts(retract)) {
            forget(retract);
        }
        Counted add = recount.add();
        if (add == null || !counts(add)) {
            return recount;
        }
        EnrichedMention document = recount.document();
        Speaker known = kept.get(add.voice());
        Speaker now = (known == null ? Speaker.first(document) : known).with(add, retract != null);
        kept.put(add.voice(), now);
        return new Recount(
                retract,
                add,
                document.toBuilder().voice(now.seen(document.voice())).build());
    }

    private void forget(Counted retract) {
        Speaker known = kept.get(retract.voice());
        if (known != null && known.mentions() <= 1) {
            kept.remove(retract.voice());
        } else if (known != null) {
            kept.put(retract.voice(), known.without(retract));
        }
    }

    /** Somebody, and not the brand itself: where the author is not known, each mention is a voice of its own. */
    private static boolean counts(Counted counted) {
        return !counted.own() && !counted.voice().equals(counted.mention());
    }
}
