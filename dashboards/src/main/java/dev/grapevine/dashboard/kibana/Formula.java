package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A formula column with the managed columns that Lens would have made from its text. */
final class Formula {

    private final String id;
    private final Map<String, ObjectNode> sums = new LinkedHashMap<>();

    Formula(String id) {
        this.id = id;
    }

    /** The sums of these fields joined by a function; a single one stands for itself. */
    ObjectNode chain(String function, List<String> fields) {
        ObjectNode chain = single(sum(fields.get(0)));
        for (String field : fields.subList(1, fields.size())) {
            chain = function(function, List.of(compact(chain), TextNode.valueOf(sum(field))));
        }
        return chain;
    }

    ObjectNode function(String name, List<JsonNode> arguments) {
        ObjectNode function =
                Json.json().createObjectNode().put("type", "function").put("name", name);
        ArrayNode args = function.putArray("args");
        arguments.forEach(args::add);
        function.putObject("location").put("min", 0).put("max", 0);
        return function.put("text", name);
    }

    /** A column's id stands alone; anything else as a function. */
    JsonNode compact(ObjectNode node) {
        return node.has("column") ? node.path("column") : node;
    }

    private static ObjectNode single(String column) {
        return Json.json().createObjectNode().put("column", column);
    }

    private String sum(String field) {
        for (Map.Entry<String, ObjectNode> known : sums.entrySet()) {
            if (known.getValue().path("sourceField").asText().equals(field)) {
                return known.getKey();
            }
        }
        String column = id + "X" + sums.size();
        sums.put(
                column,
                Ask.json(
                        "{'label':?,'customLabel':true,'dataType':'number','operationType':'sum','scale':'ratio',"
                                + "'isBucketed':false,'sourceField':?,'params':{'emptyAsNull':false}}",
                        "Part of " + id,
                        field));
        return column;
    }

    /** Adds the formula, its sums and its arithmetic. */
    void into(Map<String, ObjectNode> columns, ObjectNode tree, String label, String text) {
        String math = id + "X" + sums.size();
        ObjectNode arithmetic = Ask.json(
                "{'label':?,'customLabel':true,'dataType':'number','operationType':'math','scale':'ratio',"
                        + "'isBucketed':false,'params':{}}",
                "Part of " + id);
        arithmetic.withObject("/params").set("tinymathAst", tree);
        arithmetic.set("references", Json.json().valueToTree(List.copyOf(sums.keySet())));
        ObjectNode formula = Ask.json(
                "{'label':?,'customLabel':true,'dataType':'number','operationType':'formula','scale':'ratio',"
                        + "'isBucketed':false,'params':{'formula':?,'isFormulaBroken':false,"
                        + "'format':{'id':'percent','params':{'decimals':0}}},'references':[?]}",
                label,
                text,
                math);
        columns.put(id, formula);
        columns.putAll(sums);
        columns.put(math, arithmetic);
    }
}
