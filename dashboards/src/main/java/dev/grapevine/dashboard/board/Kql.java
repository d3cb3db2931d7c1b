package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of Kibana's query language as our boards use: {@code field: value}, {@code field: *}, comparisons, {@code and},
 * {@code not}; no brackets and no {@code or}.
 */
final class Kql {

    private static final Pattern TERM =
            Pattern.compile("(not )?([A-Za-z][A-Za-z.]*)\\s*(:|>=|<=|>|<)\\s*(\\*|\"[^\"]*\"|[^\\s\"()*]+)");

    private static final Map<String, String> RANGES = Map.of(">=", "gte", "<=", "lte", ">", "gt", "<", "lt");

    private Kql() {}

    /** As a filter of Elasticsearch; everything where the query is empty. */
    static ObjectNode filter(String kql) {
        ObjectNode query = Json.json().createObjectNode();
        ObjectNode bool = query.putObject("bool");
        ArrayNode must = bool.putArray("filter");
        ArrayNode mustNot = bool.putArray("must_not");
        for (Matcher term : terms(kql)) {
            clause(term, term.group(1) == null ? must : mustNot);
        }
        return query;
    }

    /** The fields that it names. */
    static Set<String> fields(String kql) {
        Set<String> fields = new LinkedHashSet<>();
        terms(kql).forEach(term -> fields.add(term.group(2)));
        return fields;
    }

    private static void clause(Matcher term, ArrayNode into) {
        String field = term.group(2);
        String value = term.group(4).replace("\"", "");
        if (!term.group(3).equals(":")) {
            into.addObject().putObject("range").putObject(field).put(RANGES.get(term.group(3)), value);
        } else if (value.equals("*")) {
            into.addObject().putObject("exists").put("field", field);
        } else {
            into.addObject().putObject("match_phrase").put(field, value);
        }
    }

    private static Set<Matcher> terms(String kql) {
        Set<Matcher> terms = new LinkedHashSet<>();
        if (kql.isBlank()) {
            return terms;
        }
        for (String part : kql.split(" and ", -1)) {
            Matcher matcher = TERM.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("expected 'field: value' joined by 'and', found '" + kql + "'");
            }
            terms.add(matcher);
        }
        return terms;
    }
}
