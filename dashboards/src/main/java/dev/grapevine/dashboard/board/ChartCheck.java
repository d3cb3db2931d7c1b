package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Lens needs of a chart to draw it: columns of the right form over fields of the right type, all of them drawn. */
final class ChartCheck {

    private static final Set<String> CHARTS =
            Set.of("lnsXY", "lnsMetric", "lnsPie", "lnsDatatable", "lnsTagcloud", "lnsHeatmap");

    /** Where a drawing names one column. */
    private static final Set<String> ONE = Set.of(
            "metricAccessor",
            "secondaryMetricAccessor",
            "breakdownByAccessor",
            "maxAccessor",
            "xAccessor",
            "yAccessor",
            "splitAccessor",
            "tagAccessor",
            "valueAccessor",
            "columnId",
            "accessor");

    private static final Set<String> SEVERAL = Set.of("accessors", "primaryGroups", "metrics");

    private final Problems problems;
    private final ColumnCheck columns;

    ChartCheck(Problems problems) {
        this.problems = problems;
        this.columns = new ColumnCheck(problems);
    }

    /**
     * @param fields of the data view and their types
     * @param marks fields of the data view of what is drawn into the chart
     */
    void check(Panel panel, Map<String, String> fields, Map<String, String> marks) {
        problems.require(CHARTS.contains(panel.chart()), panel, "unknown chart '" + panel.chart() + "'");
        JsonNode layers = panel.lens().at("/state/datasourceStates/formBased/layers");
        if (!problems.require(layers.properties().size() == 1, panel, "expected one layer")) {
            return;
        }
        var layer = layers.properties().iterator().next();
        JsonNode all = layer.getValue().path("columns");
        Set<String> order = new HashSet<>(texts(layer.getValue().path("columnOrder")));
        problems.require(names(all).equals(order), panel, "columnOrder does not hold each column once");
        columns.kql(panel, panel.kql(), fields);
        columns.check(panel, all, fields);
        drawing(panel, layer.getKey(), all);
        colours(panel, panel.drawing());
        panel.annotations().forEach(annotation -> marks(panel, annotation, marks));
    }

    private void marks(Panel panel, JsonNode annotation, Map<String, String> fields) {
        problems.require("date".equals(fields.get(annotation.path("timeField").asText())), panel, "marks have no time");
        columns.kql(panel, annotation.at("/filter/query").asText(), fields);
        texts(annotation.path("extraFields"))
                .forEach(field -> problems.require(fields.containsKey(field), panel, "no field '" + field + "'"));
    }

    private void drawing(Panel panel, String layerId, JsonNode layer) {
        Set<String> ids = names(layer);
        Set<String> drawn = new HashSet<>();
        collect(panel.drawing(), drawn);
        drawn.forEach(id -> problems.require(ids.contains(id), panel, "draws '" + id + "', which is no column"));
        Set<String> used = new HashSet<>(drawn);
        layer.forEach(column -> used.addAll(texts(column.path("references"))));
        ids.forEach(id -> problems.require(used.contains(id), panel, "column '" + id + "' is drawn nowhere"));
        Set<String> layers = new HashSet<>();
        if (panel.drawing().has("layerId")) {
            layers.add(panel.drawing().path("layerId").asText());
        }
        panel.drawing()
                .path("layers")
                .forEach(each -> layers.add(each.path("layerId").asText()));
        problems.require(layers.contains(layerId), panel, "its layer '" + layerId + "' is not drawn");
    }

    private void colours(Panel panel, JsonNode node) {
        node.properties().forEach(field -> {
            if (field.getKey().equals("colorMapping")) {
                problems.require(
                        field.getValue().path("specialAssignments").isArray()
                                && !field.getValue().path("specialAssignments").isEmpty(),
                        panel,
                        "colours lack specialAssignments");
                field.getValue()
                        .path("assignments")
                        .forEach(each -> problems.require(
                                each.at("/rule/type").asText().equals("matchExactly")
                                        && each.at("/rule/values").isArray(),
                                panel,
                                "colours are not in the form that 8.x reads"));
            } else {
                colours(panel, field.getValue());
            }
        });
        if (node.isArray()) {
            node.forEach(element -> colours(panel, element));
        }
    }

    private static void collect(JsonNode node, Set<String> drawn) {
        node.properties().forEach(field -> {
            if (field.getValue().isTextual() && ONE.contains(field.getKey())) {
                drawn.add(field.getValue().asText());
            } else if (SEVERAL.contains(field.getKey())) {
                drawn.addAll(texts(field.getValue()));
            } else {
                collect(field.getValue(), drawn);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, drawn));
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
