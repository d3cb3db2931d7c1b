package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.kibana.Expression.Call;
import dev.grapevine.dashboard.kibana.Expression.Constant;
import dev.grapevine.dashboard.kibana.Expression.Leaf;
import dev.grapevine.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A formula column with the managed columns that Lens would have made from its text.
 *
 * <p>Up to Kibana 9.1 a formula is empty without them; later ones make them anew.
 */
final class Formula {

    private final String id;
    private final Map<Leaf, String> leaves = new LinkedHashMap<>();

    private Formula(String id) {
        this.id = id;
    }

    /** Adds the formula, what it asks and its arithmetic. */
    static void into(Map<String, ObjectNode> columns, String id, String label, Call expression, ObjectNode format) {
        new Formula(id).into(columns, label, expression, format);
    }

    private void into(Map<String, ObjectNode> columns, String label, Call expression, ObjectNode format) {
        JsonNode tree = tree(expression);
        String math = id + "X" + leaves.size();
        ObjectNode formula = Ask.json(
                "{'label':?,'customLabel':true,'dataType':'number','operationType':'formula','scale':'ratio',"
                        + "'isBucketed':false,'params':{'formula':?,'isFormulaBroken':false},'references':[?]}",
                label,
                expression.text(),
                math);
        formula.withObject("/params").set("format", format);
        ObjectNode arithmetic = Ask.json(
                "{'label':?,'customLabel':true,'dataType':'number','operationType':'math','scale':'ratio',"
                        + "'isBucketed':false,'params':{}}",
                "Part of " + label);
        arithmetic.withObject("/params").set("tinymathAst", tree);
        arithmetic.set("references", Json.json().valueToTree(List.copyOf(leaves.values())));
        columns.put(id, formula);
        leaves.forEach((leaf, column) -> columns.put(column, column(label, leaf)));
        columns.put(math, arithmetic);
    }

    private JsonNode tree(Expression expression) {
        if (expression instanceof Constant constant) {
            return DoubleNode.valueOf(constant.value());
        }
        if (expression instanceof Leaf leaf) {
            return TextNode.valueOf(leaves.computeIfAbsent(leaf, any -> id + "X" + leaves.size()));
        }
        Call call = (Call) expression;
        ObjectNode function =
                Json.json().createObjectNode().put("type", "function").put("name", call.function());
        ArrayNode arguments = function.putArray("args");
        call.arguments().forEach(argument -> arguments.add(tree(argument)));
        function.putObject("location").put("min", 0).put("max", call.text().length());
        return function.put("text", call.text());
    }

    private static ObjectNode column(String label, Leaf leaf) {
        ObjectNode column = Ask.json(
                "{'label':?,'customLabel':true,'dataType':'number','operationType':?,'scale':'ratio',"
                        + "'isBucketed':false,'sourceField':?,'params':{'emptyAsNull':false}}",
                "Part of " + label,
                leaf.operation(),
                leaf.field());
        if (!leaf.kql().isEmpty()) {
            column.set("filter", Ask.json("{'query':?,'language':'kuery'}", leaf.kql()));
        }
        if (leaf.shifted()) {
            column.put("timeShift", "previous");
        }
        return column;
    }
}
