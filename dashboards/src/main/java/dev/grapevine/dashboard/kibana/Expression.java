package dev.grapevine.dashboard.kibana;

import java.util.List;

/** A formula of Lens: sums and counts of documents, and arithmetic over them. */
sealed interface Expression {

    /** As Lens writes "all documents". */
    String RECORDS = "___records___";

    /**
     * What Elasticsearch is asked.
     *
     * @param kql narrows the documents, or empty
     * @param shifted of the stretch of the same length before
     */
    record Leaf(String operation, String field, String kql, boolean shifted) implements Expression {
        @Override
        public Expression before() {
            return new Leaf(operation, field, kql, true);
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder(field.equals(RECORDS) ? "" : field);
            argument(text, "kql", kql);
            argument(text, "shift", shifted ? "previous" : "");
            return operation + "(" + text + ")";
        }

        private static void argument(StringBuilder text, String name, String value) {
            if (!value.isEmpty()) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(name)
                        .append("='")
                        .append(value)
                        .append("'");
            }
        }
    }

    /** A number. */
    record Constant(double value) implements Expression {
        @Override
        public Expression before() {
            return this;
        }

        @Override
        public String text() {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** Arithmetic, by the names of Kibana's math language. */
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Expression before() {
            return new Call(function, arguments.stream().map(Expression::before).toList());
        }

        @Override
        public String text() {
            List<String> texts = arguments.stream().map(Expression::text).toList();
            return switch (function) {
                case "add" -> "(" + String.join(" + ", texts) + ")";
                case "subtract" -> "(" + String.join(" - ", texts) + ")";
                case "multiply" -> "(" + String.join(" * ", texts) + ")";
                case "divide" -> "(" + String.join(" / ", texts) + ")";
                case "gt" -> String.join(" > ", texts);
                default -> function + "(" + String.join(", ", texts) + ")";
            };
        }
    }

    /** The same in the stretch before. */
    Expression before();

    /** As it stands in Kibana's editor. */
    String text();

    static Expression count(String kql) {
        return new Leaf("count", RECORDS, kql, false);
    }

    static Expression sum(String field, String kql) {
        return new Leaf("sum", field, kql, false);
    }

    static Expression largest(String field) {
        return new Leaf("max", field, "", false);
    }

    /** How many different values. */
    static Expression different(String field) {
        return new Leaf("unique_count", field, "", false);
    }

    static Expression number(double value) {
        return new Constant(value);
    }

    default Expression plus(Expression other) {
        return new Call("add", List.of(this, other));
    }

    default Expression minus(Expression other) {
        return new Call("subtract", List.of(this, other));
    }

    default Expression times(Expression other) {
        return new Call("multiply", List.of(this, other));
    }

    default Expression over(Expression other) {
        return new Call("divide", List.of(this, other));
    }

    default Expression greaterThan(Expression other) {
        return new Call("gt", List.of(this, other));
    }

    /** This one where it holds, or the other; Kibana works both out, so neither may divide by nothing. */
    static Expression either(Expression condition, Expression yes, Expression no) {
        return new Call("ifelse", List.of(condition, yes, no));
    }

    static Expression larger(Expression a, Expression b) {
        return new Call("pick_max", List.of(a, b));
    }
}
