package dev.grapevine.dashboard.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads all documents of a family as they stand at one moment, however many they are. */
final class IndexReader {

    private static final int PAGE = 1_000;
    private static final String KEPT_OPEN = "2m";

    private final Elasticsearch search;

    IndexReader(Elasticsearch search) {
        this.search = search;
    }

    /**
     * @param query null for every document
     * @param to told each hit: {@code _index}, {@code _id}, {@code _version} and {@code _source}
     */
    void read(IndexFamily family, @Nullable ObjectNode query, Consumer<JsonNode> to) {
        String alias = "/" + family.alias();
        if (!search.exists(alias)) {
            return;
        }
        search.call("POST", alias + "/_refresh", null);
        String moment = search.call("POST", alias + "/_pit?keep_alive=" + KEPT_OPEN, null)
                .path("id")
                .asText();
        try {
            JsonNode hits = page(moment, query, null);
            while (!hits.isEmpty()) {
                hits.forEach(to);
                hits = page(moment, query, hits.get(hits.size() - 1).path("sort"));
            }
        } finally {
            search.call("DELETE", "/_pit", Json.json().createObjectNode().put("id", moment));
        }
    }

    private JsonNode page(String moment, @Nullable ObjectNode query, @Nullable JsonNode after) {
        ObjectNode body = Json.json()
                .createObjectNode()
                .put("size", PAGE)
                .put("version", true)
                .put("track_total_hits", false);
        body.putObject("pit").put("id", moment).put("keep_alive", KEPT_OPEN);
        body.putArray("sort").addObject().put("_shard_doc", "asc");
        if (query != null) {
            body.set("query", query);
        }
        if (after != null) {
            body.set("search_after", after);
        }
        return search.call("POST", "/_search", body).at("/hits/hits");
    }
}
