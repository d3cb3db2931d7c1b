package dev.grapevine.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import dev.grapevine.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares, brand by brand, what the job counted with a recount of the mentions themselves.
 *
 * <p>Both sides move while mentions arrive, and rollups follow a moment later: on a live system a difference that stays
 * is a fault, one that goes is not.
 */
final class Recounting {

    private static final int MOST_BRANDS = 10_000;

    private Recounting() {}

    static List<Finding> of(Settings settings) {
        try (Elasticsearch search = Elasticsearch.connect(settings)) {
            search.call(
                    "POST", "/" + IndexFamily.MENTIONS.alias() + "," + IndexFamily.ROLLUPS.alias() + "/_refresh", null);
            return compare(counted(search), found(search));
        } catch (ElasticsearchFault fault) {
            return List.of(Finding.broken("recount", String.valueOf(fault.getMessage()), "see the findings above"));
        }
    }

    private static List<Finding> compare(Map<String, Long> counted, Map<String, Long> found) {
        Set<String> brands = new TreeSet<>(counted.keySet());
        brands.addAll(found.keySet());
        List<Finding> findings = new ArrayList<>();
        for (String brand : brands) {
            long rollups = counted.getOrDefault(brand, 0L);
            long mentions = found.getOrDefault(brand, 0L);
            findings.add(
                    rollups == mentions
                            ? Finding.fine("recount of " + brand, mentions + " mentions, as counted")
                            : Finding.broken(
                                    "recount of " + brand,
                                    rollups + " were counted, " + mentions + " are there",
                                    "look again when the stream is quiet; if it stays, the rollups have to be replayed"));
        }
        return findings;
    }

    private static Map<String, Long> counted(Elasticsearch search) {
        ObjectNode query = perBrand();
        ((ObjectNode) query.at("/aggs/brands"))
                .putObject("aggs")
                .putObject("all")
                .putObject("sum")
                .put("field", "mentions");
        Map<String, Long> counted = new TreeMap<>();
        for (JsonNode brand : brands(search.search(IndexFamily.ROLLUPS.alias(), query))) {
            counted.put(brand.path("key").asText(), brand.at("/all/value").asLong());
        }
        counted.values().removeIf(count -> count == 0);
        return counted;
    }

    private static Map<String, Long> found(Elasticsearch search) {
        ObjectNode query = perBrand();
        query.putObject("query").putObject("term").put("own", false);
        Map<String, Long> found = new TreeMap<>();
        for (JsonNode brand : brands(search.search(IndexFamily.MENTIONS.alias(), query))) {
            found.put(brand.path("key").asText(), brand.path("doc_count").asLong());
        }
        return found;
    }

    private static ObjectNode perBrand() {
        ObjectNode query = Json.json().createObjectNode().put("size", 0);
        query.putObject("aggs")
                .putObject("brands")
                .putObject("terms")
                .put("field", "brand")
                .put("size", MOST_BRANDS);
        return query;
    }

    private static JsonNode brands(JsonNode answer) {
        return answer.at("/aggregations/brands/buckets");
    }
}
