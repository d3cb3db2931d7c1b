package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Elasticsearch's answer to a chart, as the rows that are drawn. */
final class PanelAnswer {

    private final Panel panel;
    private final List<String> buckets;
    private final List<Row> rows = new ArrayList<>();

    private PanelAnswer(Panel panel) {
        this.panel = panel;
        this.buckets = PanelQuery.bucketIds(panel);
    }

    /**
     * @param keys by id of the bucket column
     * @param values by id of the measure; null where there is none
     * @param documents how many it is made of
     */
    record Row(Map<String, String> keys, Map<String, @Nullable Double> values, long documents) {}

    /** One row for each bucket; a figure has one row. */
    static List<Row> rows(Panel panel, JsonNode answer) {
        PanelAnswer read = new PanelAnswer(panel);
        JsonNode all = answer.path("aggregations");
        JsonNode now = PanelQuery.compares(panel) ? all.path(PanelQuery.NOW) : all;
        long documents = PanelQuery.compares(panel)
                ? now.path("doc_count").asLong()
                : answer.at("/hits/total/value").asLong();
        read.walk(0, now, all.path(PanelQuery.BEFORE), documents, new LinkedHashMap<>());
        return read.rows;
    }

    private void walk(int depth, JsonNode level, JsonNode before, long documents, Map<String, String> keys) {
        if (depth == buckets.size()) {
            rows.add(new Row(Map.copyOf(keys), values(level, before, documents), documents));
            return;
        }
        String id = buckets.get(depth);
        JsonNode found = level.path(id).path("buckets");
        if (found.isArray()) {
            found.forEach(bucket -> into(depth, id, key(bucket), bucket, keys));
        } else {
            found.properties().forEach(bucket -> into(depth, id, bucket.getKey(), bucket.getValue(), keys));
        }
    }

    private void into(int depth, String id, String key, JsonNode bucket, Map<String, String> keys) {
        Map<String, String> deeper = new LinkedHashMap<>(keys);
        deeper.put(id, key);
        walk(depth + 1, bucket, bucket, bucket.path("doc_count").asLong(), deeper);
    }

    private static String key(JsonNode bucket) {
        return bucket.has("key_as_string")
                ? bucket.path("key_as_string").asText()
                : bucket.path("key").asText();
    }

    private Map<String, @Nullable Double> values(JsonNode level, JsonNode before, long documents) {
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        panel.columns().forEach((id, column) -> {
            if (!column.path("isBucketed").asBoolean() && PanelQuery.isAsked(column)) {
                boolean shifted = column.has("timeShift");
                long here = shifted ? before.path("doc_count").asLong() : documents;
                values.put(id, asked(column, (shifted ? before : level).path(id), here));
            }
        });
        panel.columns().forEach((id, column) -> {
            String operation = column.path("operationType").asText();
            if (operation.equals("static_value")) {
                values.put(id, Double.valueOf(column.at("/params/value").asText()));
            } else if (operation.equals("formula")) {
                JsonNode math = panel.columns().get(column.at("/references/0").asText());
                values.put(id, math == null ? null : Arithmetic.value(math.at("/params/tinymathAst"), values));
            }
        });
        return values;
    }

    private static @Nullable Double asked(JsonNode column, JsonNode found, long documents) {
        boolean counts = column.path("operationType").asText().equals("count");
        boolean filtered = column.has("filter");
        if (counts) {
            return (double) (filtered ? found.path("doc_count").asLong() : documents);
        }
        JsonNode value = filtered ? found.at("/value/value") : found.path("value");
        return value.isNumber() ? value.asDouble() : null;
    }
}
