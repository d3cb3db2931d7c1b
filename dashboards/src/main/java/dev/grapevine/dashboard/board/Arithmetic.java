package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of Lens' formulas over a row's values, by the tree that stands in the panel (Kibana's tinymath).
 *
 * <p>As in Kibana all arguments are worked out first, and what divides by nothing or lacks a value is nothing.
 */
final class Arithmetic {

    private Arithmetic() {}

    static @Nullable Double value(JsonNode tree, Map<String, @Nullable Double> row) {
        if (tree.isNumber()) {
            return tree.asDouble();
        }
        if (tree.isTextual()) {
            return row.get(tree.asText());
        }
        List<Double> arguments = new ArrayList<>();
        for (JsonNode argument : tree.path("args")) {
            Double value = value(argument, row);
            if (value == null) {
                return null;
            }
            arguments.add(value);
        }
        return apply(tree.path("name").asText(), arguments);
    }

    private static @Nullable Double apply(String function, List<Double> of) {
        double a = of.get(0);
        double b = of.get(1);
        return switch (function) {
            case "add" -> a + b;
            case "subtract" -> a - b;
            case "multiply" -> a * b;
            case "divide" -> b == 0 ? null : (Double) (a / b);
            case "gt" -> a > b ? 1.0 : 0.0;
            case "pick_max" -> Math.max(a, b);
            case "ifelse" -> a != 0 ? b : of.get(2);
            default -> throw new IllegalArgumentException("no arithmetic for '" + function + "'");
        };
    }
}
