package dev.grapevine.brand;

import dev.grapevine.brand.Market.OwnAspect;
import dev.grapevine.rule.Industry;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the market of one brand of brands.yml. */
final class MarketNode {

    static final Set<String> KEYS = Set.of("industry", "aspects", "staff", "press", "teams", "partOf");

    private static final String INDUSTRIES =
            "one of " + Arrays.stream(Industry.values()).map(Industry::word).collect(Collectors.joining(", "));

    /** Whoever may edit brands.yml can send no other variable away. */
    private static final String SECRET = "GRAPEVINE_SECRET_[A-Z0-9_]{1,60}";

    private MarketNode() {}

    static Market read(YamlMap map, YamlProblems problems) {
        return new Market(
                map.value("industry", MarketNode::industry, INDUSTRIES).orElse(null),
                map.nodes("aspects").stream()
                        .flatMap(each -> aspect(each, problems).stream())
                        .toList(),
                map.texts("staff"),
                map.texts("press"),
                map.nodes("teams").stream()
                        .flatMap(each -> team(each, problems).stream())
                        .toList(),
                map.text("partOf").orElse(null));
    }

    private static Optional<Industry> industry(String text) {
        return Arrays.stream(Industry.values())
                .filter(each -> each.word().equals(text))
                .findFirst();
    }

    private static Optional<OwnAspect> aspect(Node node, YamlProblems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, "something else", "an aspect such as {name: recall, query: 'recall* OR withdrawn'}");
            return Optional.empty();
        }
        YamlMap map = YamlMap.of(mapping, Set.of("name", "query"), problems);
        Optional<String> name = map.requiredText("name");
        Optional<String> query = map.requiredText("query");
        query.ifPresent(text -> BrandNode.check(text, map.node("query"), problems));
        return name.flatMap(known -> query.map(text -> new OwnAspect(known, text)));
    }

    private static Optional<Team> team(Node node, YamlProblems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, "something else", "a team such as {name: logistics, aspects: [delivery]}");
            return Optional.empty();
        }
        YamlMap map = YamlMap.of(mapping, Set.of("name", "aspects", "intents", "secret"), problems);
        Optional<String> name = map.requiredText("name");
        Optional<String> secret = map.text("secret");
        if (secret.isPresent() && !secret.get().matches(SECRET)) {
            problems.add(
                    node, "the secret '" + secret.get() + "'", "a variable whose name begins with GRAPEVINE_SECRET_");
        }
        return name.map(known -> new Team(known, map.texts("aspects"), map.texts("intents"), secret.orElse(null)));
    }
}
