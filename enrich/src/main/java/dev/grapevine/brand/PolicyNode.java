package dev.grapevine.brand;

import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.brand.Brand.Sensitivity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** The {@code policy:} of a brand in brands.yml. */
final class PolicyNode {

    static final Set<String> KEYS =
            Set.of("sensitivity", "minimumMentions", "kinds", "cooldownHours", "mustSee", "limits", "campaigns");

    private PolicyNode() {}

    static AlertPolicy read(YamlMap map, YamlProblems problems) {
        return new AlertPolicy(
                map.value("sensitivity", text -> named(Sensitivity.values(), text), "low, medium or high")
                        .orElse(null),
                map.value("minimumMentions", BrandNode::positive, "a whole number from 1 on")
                        .orElse(0),
                kinds(map, problems),
                map.value("cooldownHours", BrandNode::positive, "a whole number from 1 on")
                        .orElse(0),
                list(map, "mustSee", Set.of("name", "query", "outlets", "reach"), problems, PolicyNode::mustSee),
                list(map, "limits", Set.of("count", "atLeast", "minutes"), problems, PolicyNode::limit),
                list(map, "campaigns", Set.of("name", "from", "until"), problems, PolicyNode::campaign));
    }

    private static List<String> kinds(YamlMap map, YamlProblems problems) {
        List<String> kinds = map.texts("kinds");
        kinds.stream()
                .filter(kind -> !AlertPolicy.KINDS.contains(kind))
                .forEach(kind -> problems.add(
                        map.node("kinds"), "'" + kind + "' as kind", "one of " + String.join(", ", AlertPolicy.KINDS)));
        return kinds;
    }

    private static <T> List<T> list(
            YamlMap map,
            String key,
            Set<String> keys,
            YamlProblems problems,
            BiFunction<YamlMap, YamlProblems, Optional<T>> reader) {
        return map.nodes(key).stream()
                .flatMap(node -> entry(node, key, keys, problems).stream())
                .flatMap(entry -> reader.apply(entry, problems).stream())
                .toList();
    }

    private static Optional<YamlMap> entry(Node node, String key, Set<String> keys, YamlProblems problems) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(YamlMap.of(mapping, keys, problems));
        }
        problems.add(
                node,
                "something else under " + key,
                "maps with " + String.join(", ", keys.stream().sorted().toList()));
        return Optional.empty();
    }

    private static Optional<MustSee> mustSee(YamlMap map, YamlProblems problems) {
        Optional<String> name = map.requiredText("name");
        Optional<String> query = map.text("query");
        query.ifPresent(text -> BrandNode.check(text, map.node("query"), problems));
        List<String> outlets = map.texts("outlets");
        int reach = map.value("reach", BrandNode::positive, "a whole number of followers from 1 on")
                .orElse(0);
        if (query.isEmpty() && outlets.isEmpty() && reach == 0) {
            problems.add(map.node("name"), "a must-see rule that asks for nothing", "a query:, outlets: or reach:");
            return Optional.empty();
        }
        return name.map(text -> new MustSee(text, query.orElse(null), outlets, reach));
    }

    private static Optional<Limit> limit(YamlMap map, YamlProblems problems) {
        Stream.of("count", "atLeast", "minutes").forEach(map::requiredText);
        Optional<Limit.What> what = map.value("count", text -> named(Limit.What.values(), text), "stories or negative");
        Optional<Integer> atLeast = map.value("atLeast", BrandNode::positive, "a whole number from 1 on");
        Optional<Integer> minutes = map.value(
                "minutes",
                text -> BrandNode.positive(text).filter(each -> each <= Limit.LONGEST_MINUTES),
                "1 to " + Limit.LONGEST_MINUTES + " minutes");
        return what.isEmpty() || atLeast.isEmpty() || minutes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Limit(what.get(), atLeast.get(), minutes.get()));
    }

    private static Optional<Campaign> campaign(YamlMap map, YamlProblems problems) {
        Stream.of("name", "from", "until").forEach(map::requiredText);
        Optional<String> name = map.text("name");
        Optional<Instant> from = map.value("from", PolicyNode::instant, "a time such as 2026-06-01T00:00:00Z");
        Optional<Instant> until = map.value("until", PolicyNode::instant, "a time such as 2026-06-14T00:00:00Z");
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            problems.add(map.node("until"), "a campaign that ends before it starts", "a later until:");
            return Optional.empty();
        }
        return name.isEmpty() || from.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : Optional.of(new Campaign(name.get(), from.get(), until.get()));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String text) {
        return Arrays.stream(values)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
