package dev.grapevine.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What stands in {@code config/monitoring}. */
final class Monitoring {

    private static final Pattern METRIC = Pattern.compile("\\bflink_[A-Za-z0-9_]+");

    private Monitoring() {}

    static List<JsonNode> alerts() throws IOException {
        Object rules =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Checkout.read("config/monitoring/alerts.yml"));
        List<JsonNode> alerts = new ArrayList<>();
        Json.json()
                .<JsonNode>valueToTree(rules)
                .path("groups")
                .forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }

    static JsonNode dashboard() throws IOException {
        return Json.json().readTree(Checkout.read("config/monitoring/grafana-dashboard.json"));
    }

    /** Everything that Prometheus is asked. */
    static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        alerts().forEach(alert -> expressions.add(alert.path("expr").asText()));
        dashboard()
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> expressions.add(target.path("expr").asText())));
        return expressions;
    }

    /** The metrics in it. */
    static Set<String> metrics() throws IOException {
        Set<String> metrics = new TreeSet<>();
        for (String expression : expressions()) {
            Matcher matcher = METRIC.matcher(expression);
            while (matcher.find()) {
                metrics.add(matcher.group());
            }
        }
        return metrics;
    }
}
