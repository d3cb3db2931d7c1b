package dev.grapevine.dashboard.console;

import dev.grapevine.dashboard.console.MentionFilter.Order;
import dev.grapevine.dashboard.console.MentionFilter.Term;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of the mentions behind a figure. */
record Address(Scope scope, MentionFilter filter) {

    private static final int LONGEST = 300;

    /** Everything about a brand in a stretch of time, one condition more. */
    static String mentions(Scope scope, String parameter, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("brand", scope.brand());
        parameters.put("range", scope.span());
        parameters.put(parameter, value);
        return "/mentions?" + query(parameters);
    }

    /** The same mentions, shown by another page. */
    String of(String path) {
        return path + "?" + query(parameters());
    }

    String without(Term term) {
        Map<Term, String> fewer = new EnumMap<>(Term.class);
        fewer.putAll(filter.terms());
        fewer.remove(term);
        return new Address(
                        scope,
                        new MentionFilter(
                                filter.brand(),
                                filter.start(),
                                filter.end(),
                                filter.text(),
                                filter.mood(),
                                fewer,
                                filter.order(),
                                filter.folded(),
                                0))
                .of("/mentions");
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("brand", scope.brand());
        parameters.put("range", scope.span());
        parameters.put("from", scope.from());
        parameters.put("to", scope.to());
        parameters.put("q", filter.text());
        parameters.put("mood", filter.mood());
        filter.terms().forEach((term, value) -> parameters.put(term.key(), value));
        parameters.put(
                "order", filter.order() == Order.NEWEST ? "" : filter.order().key());
        parameters.put("folded", filter.folded() ? "1" : "");
        return parameters;
    }

    /** What is longer than any value that the index keeps would find nothing, and is left out. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty() && each.getValue().length() <= LONGEST)
                .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** As in a path, too: a space is %20. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
