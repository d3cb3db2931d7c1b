package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of a chart: each in the form that Lens expects of its operation, over a field whose type fits. */
final class ColumnCheck {

    private static final Set<String> NUMBERS = Set.of("integer", "long", "float", "double");
    private static final Set<String> WORDS = Set.of("keyword", "boolean");

    private final Problems problems;

    ColumnCheck(Problems problems) {
        this.problems = problems;
    }

    /** @param fields of the data view and their types */
    void check(Panel panel, JsonNode columns, Map<String, String> fields) {
        columns.properties().forEach(column -> {
            column(panel + ", column " + column.getKey(), column.getValue(), fields, columns);
            if (column.getValue().path("operationType").asText().equals("formula")) {
                formula(panel, column.getValue(), columns);
            }
        });
    }

    private void column(String where, JsonNode column, Map<String, String> fields, JsonNode all) {
        String operation = column.path("operationType").asText();
        String field = column.path("sourceField").asText();
        String type = fields.getOrDefault(field, "");
        switch (operation) {
            case "date_histogram" -> form(where, column, "date", "interval", true, type.equals("date"), field);
            case "terms" -> {
                form(where, column, null, "ordinal", true, WORDS.contains(type), field);
                String by = column.at("/params/orderBy/columnId").asText();
                problems.require(by.isEmpty() || all.has(by), where, "is ordered by '" + by + "', no column");
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
            @Nullable String type,
            @Nullable String scale,
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
        problems.require(leaves.equals(references(math)), panel, "a formula's tree and references differ");
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

    /** Whether a query names only fields that there are. */
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

    private static void leaves(JsonNode tree, Set<String> leaves) {
        tree.path("args").forEach(argument -> {
            if (argument.isTextual()) {
                leaves.add(argument.asText());
            } else {
                leaves(argument, leaves);
            }
        });
    }

    private static Set<String> references(JsonNode column) {
        Set<String> ids = new HashSet<>();
        column.path("references").forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
