package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chart's question to Elasticsearch, as Lens would put it: its layer's columns turned into aggregations, the stretch
 * before beside the present one where a column asks for it.
 */
final class PanelQuery {

    static final String NOW = "now";
    static final String BEFORE = "before";
    static final String RANK = "rank";

    private final Panel panel;
    private final Stretch stretch;
    private final List<Map.Entry<String, JsonNode>> buckets;
    private final List<Map.Entry<String, JsonNode>> metrics;

    private PanelQuery(Panel panel, Stretch stretch) {
        this.panel = panel;
        this.stretch = stretch;
        this.buckets = columns(panel, true);
        this.metrics = columns(panel, false);
    }

    private static List<Map.Entry<String, JsonNode>> columns(Panel panel, boolean bucketed) {
        return panel.columns().entrySet().stream()
                .filter(column -> column.getValue().path("isBucketed").asBoolean() == bucketed)
                .toList();
    }

    /**
     * @param filter clauses of the board's controls, which a panel may ignore
     * @return the request's body, for the panel's indices
     */
    static ObjectNode of(Panel panel, Stretch stretch, List<ObjectNode> filter) {
        return new PanelQuery(panel, stretch).body(panel.ignoresFilters() ? List.of() : filter);
    }

    /** Bucket columns from the outermost in. */
    static List<String> bucketIds(Panel panel) {
        return columns(panel, true).stream().map(Map.Entry::getKey).toList();
    }

    static boolean compares(Panel panel) {
        return panel.columns().values().stream().anyMatch(column -> column.has("timeShift"));
    }

    private ObjectNode body(List<ObjectNode> filter) {
        boolean compares = compares(panel);
        ObjectNode body = Json.json().createObjectNode().put("size", 0).put("track_total_hits", true);
        ObjectNode query = Kql.filter(panel.kql());
        ArrayNode clauses = (ArrayNode) query.at("/bool/filter");
        if (!panel.view().time().isEmpty()) {
            clauses.add(range(compares ? new Stretch(stretch.before().from(), stretch.until()) : stretch));
        }
        filter.forEach(clauses::add);
        body.set("query", query);
        ObjectNode aggregations = Json.json().createObjectNode();
        if (compares) {
            part(aggregations, NOW, stretch, false);
            part(aggregations, BEFORE, stretch.before(), true);
        } else {
            aggregations = level(0, false);
        }
        if (!aggregations.isEmpty()) {
            body.set("aggs", aggregations);
        }
        return body;
    }

    private void part(ObjectNode into, String name, Stretch part, boolean shifted) {
        ObjectNode aggregation = into.putObject(name);
        aggregation.set("filter", range(part));
        ObjectNode inner = level(0, shifted);
        if (!inner.isEmpty()) {
            aggregation.set("aggs", inner);
        }
    }

    private ObjectNode range(Stretch wanted) {
        ObjectNode range = Json.json().createObjectNode();
        range.putObject("range")
                .putObject(panel.view().time())
                .put("gte", wanted.from().toString())
                .put("lt", wanted.until().toString());
        return range;
    }

    private ObjectNode level(int depth, boolean shifted) {
        if (depth == buckets.size()) {
            return measures(shifted);
        }
        Map.Entry<String, JsonNode> bucket = buckets.get(depth);
        ObjectNode aggregation = bucket(bucket.getValue());
        ObjectNode inner = level(depth + 1, shifted);
        rank(bucket.getValue()).ifPresent(rank -> inner.set(RANK, rank));
        if (!inner.isEmpty()) {
            aggregation.set("aggs", inner);
        }
        ObjectNode level = Json.json().createObjectNode();
        level.set(bucket.getKey(), aggregation);
        return level;
    }

    private ObjectNode bucket(JsonNode column) {
        ObjectNode aggregation = Json.json().createObjectNode();
        switch (column.path("operationType").asText()) {
            case "date_histogram" ->
                aggregation
                        .putObject("date_histogram")
                        .put("field", column.path("sourceField").asText())
                        .put("fixed_interval", stretch.bar().toSeconds() + "s")
                        .put("min_doc_count", 0)
                        .putObject("extended_bounds")
                        .put("min", stretch.from().toEpochMilli())
                        .put("max", stretch.until().toEpochMilli() - 1);
            case "terms" -> terms(column, aggregation.putObject("terms"));
            case "filters" -> filters(column, aggregation.putObject("filters").putObject("filters"));
            default -> throw unknown(column);
        }
        return aggregation;
    }

    private void terms(JsonNode column, ObjectNode terms) {
        JsonNode params = column.path("params");
        terms.put("field", column.path("sourceField").asText())
                .put("size", params.path("size").asInt());
        String direction = params.path("orderDirection").asText();
        String order = params.at("/orderBy/type").asText();
        terms.putObject("order")
                .put(
                        order.equals("alphabetical") ? "_key" : rank(column).isPresent() ? RANK : "_count",
                        direction.isEmpty() ? "desc" : direction);
    }

    private static void filters(JsonNode column, ObjectNode filters) {
        column.at("/params/filters")
                .forEach(filter -> filters.set(
                        filter.path("label").asText(),
                        Kql.filter(filter.at("/input/query").asText())));
    }

    /** What terms are ordered by, where that is a metric. */
    private Optional<ObjectNode> rank(JsonNode column) {
        String by = column.at("/params/orderBy/columnId").asText();
        if (by.isEmpty()) {
            return Optional.empty();
        }
        JsonNode metric = panel.columns().get(by);
        return metric == null || metric.path("operationType").asText().equals("count")
                ? Optional.empty()
                : Optional.of(metric(metric));
    }

    private ObjectNode measures(boolean shifted) {
        ObjectNode level = Json.json().createObjectNode();
        for (Map.Entry<String, JsonNode> column : metrics) {
            JsonNode metric = column.getValue();
            if (isAsked(metric) && metric.has("timeShift") == shifted) {
                measure(column.getKey(), metric, level);
            }
        }
        return level;
    }

    private static void measure(String id, JsonNode column, ObjectNode level) {
        boolean counts = column.path("operationType").asText().equals("count");
        if (column.has("filter")) {
            ObjectNode filtered = level.putObject(id);
            filtered.set("filter", Kql.filter(column.at("/filter/query").asText()));
            if (!counts) {
                filtered.putObject("aggs").set("value", metric(column));
            }
        } else if (!counts) {
            level.set(id, metric(column));
        }
    }

    private static ObjectNode metric(JsonNode column) {
        String type = switch (column.path("operationType").asText()) {
            case "sum" -> "sum";
            case "average" -> "avg";
            case "max" -> "max";
            case "min" -> "min";
            case "unique_count" -> "cardinality";
            default -> throw unknown(column);
        };
        ObjectNode aggregation = Json.json().createObjectNode();
        aggregation.putObject(type).put("field", column.path("sourceField").asText());
        return aggregation;
    }

    /** Formulas, their arithmetic and constants are worked out afterwards. */
    static boolean isAsked(JsonNode column) {
        String operation = column.path("operationType").asText();
        return !List.of("formula", "math", "static_value").contains(operation);
    }

    private static IllegalArgumentException unknown(JsonNode column) {
        return new IllegalArgumentException("no aggregation for the operation '"
                + column.path("operationType").asText() + "'");
    }

    static List<String> metricIds(Panel panel) {
        return new ArrayList<>(
                columns(panel, false).stream().map(Map.Entry::getKey).toList());
    }
}
