package dev.grapevine.history;

import dev.grapevine.enrichment.Counted;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.enrichment.Recount;
import dev.grapevine.index.IndexName;
import java.util.List;

/** What has to be written for a recount so that Elasticsearch holds each document exactly once. */
public final class Documents {

    private Documents() {}

    /**
     * The document, and before it its end in another month's index where it moves: an id is unique within one index
     * only.
     */
    public static List<EnrichedMention> of(Recount recount) {
        EnrichedMention document = recount.document();
        Counted before = recount.retract();
        if (before == null || index(before).equals(index(document))) {
            return List.of(document);
        }
        EnrichedMention end =
                EnrichedMention.gone(before, document.platform(), document.sourceType(), document.version());
        return List.of(end, document);
    }

    private static IndexName index(Counted counted) {
        return IndexName.ofMention(counted.eventTime(), counted.fetched());
    }

    private static IndexName index(EnrichedMention document) {
        return IndexName.ofMention(document.eventTime(), document.fetched());
    }
}
