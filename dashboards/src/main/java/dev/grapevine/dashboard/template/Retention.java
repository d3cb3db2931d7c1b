package dev.grapevine.dashboard.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.index.IndexName;
import dev.grapevine.json.Json;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Forgets whole months: an index that is dropped costs nothing, documents that are deleted one by one cost a merge. */
public final class Retention {

    private static final int AT_ONCE = 5_000;
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

    /**
     * Forgets what a source brought in older months, document by document: its mentions and its counts.
     *
     * @param source name in sources.yml
     * @param oldest the first month that is kept
     * @param dry only count
     * @return how many documents that are or would be
     */
    public static long forget(Elasticsearch elasticsearch, String source, YearMonth oldest, boolean dry) {
        long forgotten = 0;
        for (String index : expired(elasticsearch, oldest)) {
            ObjectNode query =
                    Json.json().createObjectNode().put("size", AT_ONCE).put("track_total_hits", true);
            query.put("_source", false).putObject("query").putObject("term").put("source", source);
            elasticsearch.call("POST", "/" + index + "/_refresh", null);
            JsonNode hits = elasticsearch.search(index, query).path("hits");
            forgotten += hits.at("/total/value").asLong();
            while (!dry && !hits.path("hits").isEmpty()) {
                remove(elasticsearch, index, hits.path("hits"));
                hits = elasticsearch.search(index, query).path("hits");
            }
        }
        return forgotten;
    }

    private static void remove(Elasticsearch elasticsearch, String index, JsonNode hits) {
        StringBuilder bulk = new StringBuilder();
        for (JsonNode hit : hits) {
            ObjectNode line = Json.json().createObjectNode();
            line.putObject("delete")
                    .put("_index", index)
                    .put("_id", hit.path("_id").asText());
            bulk.append(line).append('\n');
        }
        JsonNode answer = elasticsearch.bulk(bulk.toString());
        if (answer.path("errors").asBoolean()) {
            throw new ElasticsearchFault(
                    ElasticsearchFault.NO_ANSWER, "Elasticsearch did not remove all documents of " + index, null);
        }
        elasticsearch.call("POST", "/" + index + "/_refresh", null);
    }

    /** Drops them, by name. */
    public static void drop(Elasticsearch elasticsearch, List<String> indices) {
        indices.forEach(index -> elasticsearch.call("DELETE", "/" + index, null));
    }
}
