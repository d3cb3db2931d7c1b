package dev.grapevine.local.doctor;

import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.util.Arrays;
import java.util.List;

/** Whether Elasticsearch answers, is healthy, and has our index templates. */
final class ElasticsearchCheck {

    private ElasticsearchCheck() {}

    static List<Finding> of(Settings settings) {
        try (Elasticsearch search = Elasticsearch.connect(settings)) {
            return List.of(health(search), templates(search));
        } catch (ElasticsearchFault fault) {
            return List.of(Finding.broken(
                    "Elasticsearch",
                    String.valueOf(fault.getMessage()),
                    "start it, or correct " + Setting.ELASTICSEARCH.variable() + " and user, password or API key"));
        }
    }

    private static Finding health(Elasticsearch search) {
        String status =
                search.call("GET", "/_cluster/health", null).path("status").asText("unknown");
        String said = status + " at " + search.address();
        return switch (status) {
            case "green", "yellow" -> Finding.fine("Elasticsearch", said);
            default ->
                Finding.broken(
                        "Elasticsearch", said, "GET /_cluster/allocation/explain says which shard is missing, and why");
        };
    }

    private static Finding templates(Elasticsearch search) {
        List<String> missing = Arrays.stream(IndexFamily.values())
                .map(IndexFamily::alias)
                .filter(alias -> !search.exists("/_index_template/" + alias))
                .toList();
        return missing.isEmpty()
                ? Finding.fine("index templates", "all are there")
                : Finding.broken("index templates", "missing: " + String.join(", ", missing), "./grapevine setup");
    }
}
