package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Lens needs of a chart to draw it: columns of the right form over fields of the right type, all of them drawn. */
final class ChartCheck {

    private static final Set<String> NUMBERS = Set.of("integer", "long", "float", "double");
    private static final Set<String> WORDS = Set.of("keyword", "boolean");

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

    ChartCheck(Problems problems) {
        this.problems = problems;
    }

    /** @param fields of the data view and their types */
    void check(Panel panel, Map<String, String> fields, Map<String, String> marks) {
        problems.require(CHARTS.contains(panel.chart()), panel, "unknown chart '" + panel.chart() + "'");
        JsonNode layers = panel.lens().at("/state/datasourceStates/formBased/layers");
        if (!problems.require(layers.properties().size() == 1, panel, "expected one layer")) {
            return;
        }
        var layer = layers.properties().iterator().next();
        Set<String> columns = names(layer.getValue().path("columns"));
        Set<String> order = new HashSet<>(texts(layer.getValue().path("columnOrder")));
        problems.require(columns.equals(order), panel, "columnOrder does not hold each column once");
        kql(panel, panel.kql(), fields);
        layer.getValue().path("columns").properties().forEach(column -> {
            column(panel, column.getKey(), column.getValue(), fields, columns);
            if (column.getValue().path("operationType").asText().equals("formula")) {
                formula(panel, column.getValue(), layer.getValue().path("columns"));
            }
        });
        drawing(panel, layer.getKey(), columns, layer.getValue().path("columns"));
        colours(panel, panel.drawing());
        for (JsonNode annotation : panel.annotations()) {
            problems.require(
                    "date".equals(marks.get(annotation.path("timeField").asText())), panel, "marks have no time");
            kql(panel, annotation.at("/filter/query").asText(), marks);
            texts(annotation.path("extraFields"))
                    .forEach(field -> problems.require(marks.containsKey(field), panel, "no field '" + field + "'"));
        }
    }

    private void column(Panel panel, String id, JsonNode column, Map<String, String> fields, Set<String> columns) {
        String operation = column.path("operationType").asText();
        String field = column.path("sourceField").asText();
        String type = fields.getOrDefault(field, "");
        String where = panel + ", column " + id;
        switch (operation) {
            case "date_histogram" -> form(where, column, "date", "interval", true, type.equals("date"), field);
            case "terms" -> {
                form(where, column, null, "ordinal", true, WORDS.contains(type), field);
                String by = column.at("/params/orderBy/columnId").asText();
                problems.require(by.isEmpty() || columns.contains(by), where, "is ordered by '" + by + "', no column");
                problems.require(column.at("/params/size").asInt() > 0, where, "has no size");
            }
            case "filters" -> {
                form(where, column, "string", "ordinal", true, field.isEmpty(), field);
                column.at("/params/filters")
                        .forEach(part -> kql(where, part.at("/input/query").asText(), fields));
            }
            case "count" -> form(where, column, "number", "ratio", false, field.equals("___records___"), field);
            case "sum", "average" -> form(where, column, "number", "ratio", false, NUMBERS.contains(type), field);
            case "max", "min" ->
                form(where, column, null, null, false, NUMBERS.contains(type) || type.equals("date"), field);
            case "unique_count" -> form(where, column, "number", "ratio", false, !type.isEmpty(), field);
            case "formula", "math" -> form(where, column, "number", "ratio", false, field.isEmpty(), field);
            case "static_value" ->
                form(
                        where,
                        column,
                        "number",
                        "ratio",
                        false,
                        column.at("/params/value").isTextual(),
                        field);
            default -> problems.add(where, "unknown operation '" + operation + "'");
        }
        kql(where, column.at("/filter/query").asText(), fields);
        problems.require(!column.path("label").asText().isBlank(), where, "has no label");
        String shift = column.path("timeShift").asText();
        problems.require(shift.isEmpty() || shift.equals("previous"), where, "unknown time shift '" + shift + "'");
    }

    private void form(
            String where,
            JsonNode column,
            @org.jspecify.annotations.Nullable String type,
            @org.jspecify.annotations.Nullable String scale,
            boolean bucketed,
            boolean fieldFits,
            String field) {
        String operation = column.path("operationType").asText();
        problems.require(fieldFits, where, "the field '" + field + "' does not fit '" + operation + "'");
        problems.require(column.path("isBucketed").asBoolean() == bucketed, where, "isBucketed is wrong");
        problems.require(
                type == null || column.path("dataType").asText().equals(type), where, "its dataType is not " + type);
        problems.require(
                scale == null || column.path("scale").asText().equals(scale), where, "its scale is not " + scale);
    }

    /** Up to Kibana 9.1 a formula without its managed columns is an empty chart. */
    private void formula(Panel panel, JsonNode formula, JsonNode columns) {
        String id = formula.at("/references/0").asText();
        JsonNode math = columns.path(id);
        if (!problems.require(
                math.path("operationType").asText().equals("math"), panel, "a formula lacks its managed columns")) {
            return;
        }
        Set<String> leaves = new HashSet<>();
        leaves(math.at("/params/tinymathAst"), leaves);
        problems.require(
                leaves.equals(new HashSet<>(texts(math.path("references")))),
                panel,
                "a formula's tree and references differ");
        leaves.forEach(leaf -> problems.require(columns.has(leaf), panel, "a formula lacks its column " + leaf));
        long open = formula.at("/params/formula")
                .asText()
                .chars()
                .filter(c -> c == '(')
                .count();
        long closed = formula.at("/params/formula")
                .asText()
                .chars()
                .filter(c -> c == ')')
                .count();
        problems.require(open > 0 && open == closed, panel, "a formula's brackets do not match");
    }

    private void drawing(Panel panel, String layerId, Set<String> columns, JsonNode layer) {
        Set<String> drawn = new HashSet<>();
        collect(panel.drawing(), drawn);
        drawn.forEach(id -> problems.require(columns.contains(id), panel, "draws '" + id + "', which is no column"));
        Set<String> used = new HashSet<>(drawn);
        layer.forEach(column -> used.addAll(texts(column.path("references"))));
        columns.forEach(id -> problems.require(used.contains(id), panel, "column '" + id + "' is drawn nowhere"));
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

    void kql(Object where, String query, Map<String, String> fields) {
        try {
            for (String field : Kql.fields(query)) {
                problems.require(
                        fields.containsKey(field), where, "asks for the field '" + field + "', which is not there");
            }
        } catch (IllegalArgumentException e) {
            problems.add(where, String.valueOf(e.getMessage()));
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

    private static void leaves(JsonNode tree, Set<String> leaves) {
        tree.path("args").forEach(argument -> {
            if (argument.isTextual()) {
                leaves.add(argument.asText());
            } else {
                leaves(argument, leaves);
            }
        });
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new java.util.ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
