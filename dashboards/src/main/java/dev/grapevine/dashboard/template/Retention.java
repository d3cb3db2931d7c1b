package dev.grapevine.dashboard.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.index.IndexName;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Forgets whole months: an index that is dropped costs nothing, documents that are deleted one by one cost a merge. */
public final class Retention {

    private static final List<IndexFamily> BY_MONTH = List.of(IndexFamily.MENTIONS, IndexFamily.ROLLUPS);

    private Retention() {}

    /**
     * The indices of months before {@code oldest}.
     *
     * @param oldest the first month that is kept
     */
    public static List<String> expired(Elasticsearch elasticsearch, YearMonth oldest) {
        List<String> expired = new ArrayList<>();
        for (IndexFamily family : BY_MONTH) {
            JsonNode found = elasticsearch.call("GET", "/" + family.pattern() + "/_alias?allow_no_indices=true", null);
            TreeSet<String> names = new TreeSet<>();
            found.fieldNames().forEachRemaining(names::add);
            for (String index : names) {
                Optional<YearMonth> month = IndexName.behind(family, index).month();
                if (month.isPresent() && month.get().isBefore(oldest)) {
                    expired.add(index);
                }
            }
        }
        return expired;
    }

    /** Drops them, by name. */
    public static void drop(Elasticsearch elasticsearch, List<String> indices) {
        indices.forEach(index -> elasticsearch.call("DELETE", "/" + index, null));
    }
}
