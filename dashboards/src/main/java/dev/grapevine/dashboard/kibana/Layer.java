package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The question behind a panel: columns over one data view, as Lens stores them.
 *
 * <p>Counts come from rollups as sums, never as counts of documents, which would count five-minute bins.
 */
final class Layer {

    static final String ID = "layer";

    private final DataView view;
    private final Map<String, ObjectNode> columns = new LinkedHashMap<>();
    private boolean ignoresFilters;

    private Layer(DataView view) {
        this.view = view;
    }

    static Layer over(DataView view) {
        return new Layer(view);
    }

    DataView view() {
        return view;
    }

    /** For what only makes sense across brands, such as share of voice. */
    Layer ignoringFilters() {
        ignoresFilters = true;
        return this;
    }

    Layer byTime(String id) {
        return bucket(
                id,
                "date",
                "interval",
                "date_histogram",
                view.time(),
                "Time",
                Ask.json("{'interval':'auto','includeEmptyRows':true,'dropPartials':false}"));
    }

    /** @param orderedBy id of the column by which the largest are chosen */
    Layer byTerm(String id, String field, String label, int size, String orderedBy) {
        return terms(id, field, label, size, Ask.json("{'type':'column','columnId':?}", orderedBy), "desc");
    }

    /** In alphabetical order, so that a brand keeps its colour. */
    Layer byTermInOrder(String id, String field, String label, int size) {
        return terms(id, field, label, size, Ask.json("{'type':'alphabetical','fallback':false}"), "asc");
    }

    private Layer terms(String id, String field, String label, int size, ObjectNode order, String direction) {
        return bucket(
                id,
                "string",
                "ordinal",
                "terms",
                field,
                label,
                Ask.json(
                        "{'size':?,'orderBy':?,'orderDirection':?,'otherBucket':false,'missingBucket':false,"
                                + "'parentFormat':{'id':'terms'},'include':[],'exclude':[],'includeIsRegex':false,"
                                + "'excludeIsRegex':false}",
                        size,
                        order,
                        direction));
    }

    private Layer bucket(
            String id, String type, String scale, String operation, String field, String label, ObjectNode params) {
        ObjectNode column = Ask.json(
                "{'label':?,'customLabel':true,'dataType':?,'operationType':?,'scale':?,'isBucketed':true,"
                        + "'sourceField':?}",
                label,
                type,
                operation,
                scale,
                field);
        column.set("params", params);
        columns.put(id, column);
        return this;
    }

    Layer sum(String id, String field, String label) {
        return metric(id, "sum", field, label);
    }

    Layer max(String id, String field, String label) {
        return metric(id, "max", field, label);
    }

    /** The newest time, for tables. */
    Layer newest(String id, String field, String label) {
        metric(id, "max", field, label);
        column(id).put("dataType", "date").put("scale", "interval").remove("params");
        return this;
    }

    Layer count(String id, String label) {
        metric(id, "count", "___records___", label);
        column(id).withObject("/params").put("emptyAsNull", true);
        return this;
    }

    private Layer metric(String id, String operation, String field, String label) {
        ObjectNode column = Ask.json(
                "{'label':?,'customLabel':true,'dataType':'number','operationType':?,'scale':'ratio',"
                        + "'isBucketed':false,'sourceField':?,"
                        + "'params':{'format':{'id':'number','params':{'decimals':0,'compact':true}}}}",
                label,
                operation,
                field);
        columns.put(id, column);
        return this;
    }

    /** The same measure in the stretch before, for comparison. */
    Layer before(String id, String of) {
        ObjectNode column = column(of).deepCopy();
        column.put("timeShift", "previous").put("label", "before");
        columns.put(id, column);
        return this;
    }

    /**
     * (plus - minus) / whole, of sums, shown in percent.
     *
     * <p>Up to Kibana 9.1 a formula is empty without the managed columns that it stands for, so they are all here.
     */
    Layer ratio(String id, String label, List<String> plus, List<String> minus, List<String> whole) {
        Formula formula = new Formula(id);
        ObjectNode part = formula.chain("add", plus);
        if (!minus.isEmpty()) {
            part = formula.function(
                    "subtract", List.of(formula.compact(part), formula.compact(formula.chain("add", minus))));
        }
        ObjectNode all = formula.function(
                "divide", List.of(formula.compact(part), formula.compact(formula.chain("add", whole))));
        formula.into(columns, all, label, text(plus, minus) + " / (" + sums(whole) + ")");
        return this;
    }

    private static String text(List<String> plus, List<String> minus) {
        return "(" + sums(plus) + (minus.isEmpty() ? "" : " - " + sums(minus)) + ")";
    }

    private static String sums(List<String> fields) {
        return String.join(
                " + ", fields.stream().map(field -> "sum(" + field + ")").toList());
    }

    private ObjectNode column(String id) {
        ObjectNode column = columns.get(id);
        if (column == null) {
            throw new IllegalArgumentException("no column " + id);
        }
        return column;
    }

    /** The layer in the state of a Lens panel; buckets stand before measures. */
    ObjectNode json() {
        ObjectNode json = Json.json().createObjectNode();
        ObjectNode all = json.putObject("columns");
        columns.forEach((id, column) -> all.set(id, column.deepCopy()));
        ArrayNode order = json.putArray("columnOrder");
        columns.entrySet().stream()
                .filter(column -> column.getValue().path("isBucketed").asBoolean())
                .forEach(column -> order.add(column.getKey()));
        columns.entrySet().stream()
                .filter(column -> !column.getValue().path("isBucketed").asBoolean())
                .forEach(column -> order.add(column.getKey()));
        json.putObject("incompleteColumns");
        json.put("ignoreGlobalFilters", ignoresFilters);
        return json;
    }
}
