package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.kibana.Expression.Call;
import dev.grapevine.dashboard.kibana.Expression.Leaf;
import dev.grapevine.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The question behind a panel: columns over one data view, as Lens stores them. */
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

    /** The terms that most documents have. */
    Layer byTerm(String id, String field, String label, int size) {
        ObjectNode rank = Ask.json("{'type':'custom'}");
        terms(id, field, label, size, rank, "desc");
        column(id)
                .withObject("/params")
                .set(
                        "orderAgg",
                        Ask.json(
                                "{'label':'Documents','dataType':'number','operationType':'count','isBucketed':false,"
                                        + "'scale':'ratio','sourceField':?,'params':{'emptyAsNull':false}}",
                                Expression.RECORDS));
        return this;
    }

    /** @param orderedBy id of the column by which the largest are chosen; no formula */
    Layer byTerm(String id, String field, String label, int size, String orderedBy) {
        return terms(id, field, label, size, Ask.json("{'type':'column','columnId':?}", orderedBy), "desc");
    }

    /** In alphabetical order, so that each keeps its place and its colour on every board. */
    Layer byTermInOrder(String id, String field, String label, int size) {
        return terms(id, field, label, size, Ask.json("{'type':'alphabetical','fallback':false}"), "asc");
    }

    private Layer terms(String id, String field, String label, int size, ObjectNode order, String direction) {
        return bucket(
                id,
                field.equals("competitor") ? "boolean" : "string",
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

    /** Parts by a query each, in this order. */
    Layer byFilter(String id, String label, List<Part> parts) {
        ObjectNode column = Ask.json(
                "{'label':?,'customLabel':true,'dataType':'string','operationType':'filters','scale':'ordinal',"
                        + "'isBucketed':true,'params':{'filters':[]}}",
                label);
        parts.forEach(part -> column.withArray("/params/filters")
                .add(Ask.json("{'label':?,'input':{'query':?,'language':'kuery'}}", part.label(), part.kql())));
        columns.put(id, column);
        return this;
    }

    /** One of the parts that something is cut into. */
    record Part(String label, String kql) {}

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

    Layer count(String id, String label) {
        metric(id, "count", Expression.RECORDS, label);
        column(id).withObject("/params").put("emptyAsNull", true);
        return this;
    }

    /** The newest value, for tables: what the document says that was written last. */
    Layer newest(String id, String field, String label) {
        metric(id, "max", field, label);
        column(id).put("dataType", "date").put("scale", "interval").remove("params");
        return this;
    }

    private Layer metric(String id, String operation, String field, String label) {
        ObjectNode column = Ask.json(
                "{'label':?,'customLabel':true,'dataType':'number','operationType':?,'scale':'ratio',"
                        + "'isBucketed':false,'sourceField':?}",
                label,
                operation,
                field);
        column.putObject("params").set("format", Format.COUNT.json());
        columns.put(id, column);
        return this;
    }

    /** A measure, as a plain column where it is no more than one. */
    Layer measure(String id, String label, Expression expression, Format format) {
        if (expression instanceof Call call) {
            Formula.into(columns, id, label, call, format.json());
            return this;
        }
        Leaf leaf = (Leaf) expression;
        metric(id, leaf.operation(), leaf.field(), label);
        ObjectNode column = column(id);
        column.withObject("/params").set("format", format.json());
        if (!leaf.kql().isEmpty()) {
            column.set("filter", Ask.json("{'query':?,'language':'kuery'}", leaf.kql()));
        }
        if (leaf.shifted()) {
            column.put("timeShift", "previous");
        }
        return this;
    }

    /** A number that stands beside the measured ones. */
    Layer constant(String id, String label, double value) {
        ObjectNode column = Ask.json(
                "{'label':?,'customLabel':true,'dataType':'number','operationType':'static_value','scale':'ratio',"
                        + "'isBucketed':false,'isStaticValue':true,'params':{'value':?},'references':[]}",
                label,
                Double.toString(value));
        column.withObject("/params").set("format", Format.RATIO.json());
        columns.put(id, column);
        return this;
    }

    /** How a number is written. */
    enum Format {
        COUNT("number", 0, true),
        RATIO("number", 2, false),
        POINTS("number", 0, false),
        PERCENT("percent", 0, false);

        private final String id;
        private final int decimals;
        private final boolean compact;

        Format(String id, int decimals, boolean compact) {
            this.id = id;
            this.decimals = decimals;
            this.compact = compact;
        }

        ObjectNode json() {
            return compact
                    ? Ask.json("{'id':?,'params':{'decimals':?,'compact':true}}", id, decimals)
                    : Ask.json("{'id':?,'params':{'decimals':?}}", id, decimals);
        }
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
        for (boolean bucketed : Arrays.asList(true, false)) {
            columns.entrySet().stream()
                    .filter(column -> column.getValue().path("isBucketed").asBoolean() == bucketed)
                    .forEach(column -> order.add(column.getKey()));
        }
        json.putObject("incompleteColumns");
        json.put("ignoreGlobalFilters", ignoresFilters);
        return json;
    }
}
