package dev.grapevine.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a value stands in a record. */
sealed interface Expression {

    /** All values that are there, in their order; blanks are none. */
    List<String> all(JsonNode item);

    default @Nullable String first(JsonNode item) {
        List<String> all = all(item);
        return all.isEmpty() ? null : all.get(0);
    }

    /**
     * By what is written in a {@code map}: {@code =always this}, {@code https://x.example/{id}}, or the name of a column
     * or the dotted path of a field, where {@code *} stands for every item of a list and a number for one of them.
     */
    static Expression of(JsonNode written) {
        if (written.isArray()) {
            List<Expression> choices = new ArrayList<>();
            written.forEach(each -> choices.add(of(each)));
            return new Several(choices);
        }
        String text = written.asText();
        if (text.startsWith("=")) {
            return new Constant(text.substring(1));
        }
        return text.contains("{") ? new Template(text) : Path.of(text);
    }

    record Constant(String value) implements Expression {

        @Override
        public List<String> all(JsonNode item) {
            return List.of(value);
        }
    }

    /** One after the other. */
    record Several(List<Expression> choices) implements Expression {

        public Several {
            choices = List.copyOf(choices);
        }

        @Override
        public List<String> all(JsonNode item) {
            return choices.stream().flatMap(each -> each.all(item).stream()).toList();
        }
    }

    /** A text with fields in braces; nothing where one of them is missing. */
    record Template(String text) implements Expression {

        private static final Pattern FIELD = Pattern.compile("\\{([^{}]+)}");

        @Override
        public List<String> all(JsonNode item) {
            StringBuilder filled = new StringBuilder();
            Matcher matcher = FIELD.matcher(text);
            while (matcher.find()) {
                String value = Path.of(matcher.group(1)).first(item);
                if (value == null) {
                    return List.of();
                }
                matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
            return List.of(matcher.appendTail(filled).toString());
        }
    }

    /** @param whole as it is written: a column may well have a dot in its name */
    record Path(String whole, List<String> steps) implements Expression {

        private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

        public Path {
            steps = List.copyOf(steps);
        }

        static Path of(String written) {
            return new Path(written, List.of(written.split("\\.", -1)));
        }

        @Override
        public List<String> all(JsonNode item) {
            JsonNode column = item.get(whole);
            List<String> found = new ArrayList<>();
            collect(column == null ? item : column, column == null ? steps : List.of(), found);
            return found;
        }

        /** The node itself rather than its text; the missing node where there is none. */
        JsonNode node(JsonNode item) {
            JsonNode at = item;
            for (String step : steps) {
                at = step(at, step);
            }
            return at;
        }

        private static void collect(JsonNode node, List<String> steps, List<String> found) {
            if (!steps.isEmpty() && steps.get(0).equals("*")) {
                node.forEach(each -> collect(each, steps.subList(1, steps.size()), found));
            } else if (!steps.isEmpty()) {
                collect(step(node, steps.get(0)), steps.subList(1, steps.size()), found);
            } else if (node.isArray()) {
                node.forEach(each -> collect(each, steps, found));
            } else if (node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
                found.add(node.asText().strip());
            }
        }

        private static JsonNode step(JsonNode node, String step) {
            return node.isArray() && INDEX.matcher(step).matches()
                    ? node.path(Integer.parseInt(step))
                    : node.path(step);
        }
    }
}
