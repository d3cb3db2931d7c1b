package dev.grapevine.ingest.keyed;

import dev.grapevine.ingest.source.Source;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with {@code {names}} in them, filled with what a source is told. */
final class Filled {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");

    private final Source source;
    private final Map<String, String> values = new HashMap<>();

    Filled(Source source, Map<String, String> more) {
        this.source = source;
        source.options()
                .values()
                .properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        values.put("url", source.location());
        values.putAll(more);
    }

    /** Each value escaped, but for the source's own address. */
    String address(String text) {
        return filled(
                text,
                value -> value.equals(source.location())
                        ? value
                        : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    String text(String text) {
        return filled(text, UnaryOperator.identity());
    }

    /** @throws IllegalArgumentException if the source is not told what a name stands for */
    private String filled(String text, UnaryOperator<String> form) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException(source.name() + ": " + matcher.group(1) + ": missing");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(form.apply(value)));
        }
        return matcher.appendTail(filled).toString();
    }
}
