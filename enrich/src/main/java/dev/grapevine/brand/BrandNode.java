package dev.grapevine.brand;

import dev.grapevine.brand.Brand.AlertPolicy;
import dev.grapevine.query.ParsedQuery;
import dev.grapevine.query.QueryParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** One brand of brands.yml and where it stands there. */
record BrandNode(Node node, Brand brand) {

    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "query",
            "competitor",
            "rivals",
            "ownAccounts",
            "ownDomains",
            "zone",
            "recipients",
            "policy",
            "look",
            "market");
    private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);

    /** Nothing where id, name or query cannot be read; then the problems say so. */
    static Optional<BrandNode> read(Node node, YamlProblems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, "something else", "a brand with id:, name: and query:");
            return Optional.empty();
        }
        YamlMap map = YamlMap.of(mapping, KEYS, problems);
        Optional<String> id = map.requiredText("id").filter(value -> isId(map, value, problems));
        Optional<String> name = map.requiredText("name");
        Optional<String> query = map.requiredText("query");
        query.ifPresent(text -> check(text, map.node("query"), problems));
        Rest rest = Rest.read(map, problems);
        return id.isEmpty() || name.isEmpty() || query.isEmpty()
                ? Optional.empty()
                : Optional.of(new BrandNode(node, rest.brand(id.get(), name.get(), query.get())));
    }

    private static boolean isId(YamlMap map, String id, YamlProblems problems) {
        boolean fits = id.matches(ID);
        if (!fits) {
            problems.add(map.node("id"), "'" + id + "' as id", "1 to 64 lower-case letters, digits and dashes");
        }
        return fits;
    }

    static void check(String query, Node node, YamlProblems problems) {
        if (QueryParser.parse(query) instanceof ParsedQuery.Bad bad) {
            bad.problems()
                    .forEach(each -> problems.add(
                            node,
                            each.found() + " at character " + each.position() + " of the query",
                            each.expected()));
        }
    }

    /** What may be left out. */
    private record Rest(
            boolean competitor,
            List<String> rivals,
            List<String> ownAccounts,
            List<String> ownDomains,
            @Nullable ZoneId zone,
            List<Recipient> recipients,
            @Nullable AlertPolicy policy,
            @Nullable Look look,
            @Nullable Market market) {

        static Rest read(YamlMap map, YamlProblems problems) {
            return new Rest(
                    map.value("competitor", flag -> Optional.ofNullable(FLAGS.get(flag)), "true or false")
                            .orElse(false),
                    map.texts("rivals"),
                    map.texts("ownAccounts"),
                    map.texts("ownDomains"),
                    map.value("zone", BrandNode::zone, "a time zone such as Europe/Berlin")
                            .orElse(null),
                    map.nodes("recipients").stream()
                            .flatMap(each -> RecipientNode.read(each, problems).stream())
                            .toList(),
                    map.child("policy", PolicyNode.KEYS)
                            .map(policy -> PolicyNode.read(policy, problems))
                            .orElse(null),
                    map.child("look", Set.of("colour", "logo"))
                            .map(look -> BrandNode.look(look, problems.file()))
                            .orElse(null),
                    map.child("market", MarketNode.KEYS)
                            .map(market -> MarketNode.read(market, problems))
                            .orElse(null));
        }

        Brand brand(String id, String name, String query) {
            return new Brand(
                    id,
                    name,
                    query,
                    competitor,
                    rivals,
                    ownAccounts,
                    ownDomains,
                    zone,
                    recipients,
                    policy,
                    look,
                    market);
        }
    }

    static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Integer> positive(String text) {
        return text.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Look look(YamlMap map, Path file) {
        return new Look(
                map.value("colour", text -> Optional.of(text).filter(Look::isColour), "one such as #7B2D8B")
                        .orElse(null),
                map.value("logo", name -> logo(file, name), "a PNG beside this file, at most 16 KB")
                        .orElse(null));
    }

    private static Optional<String> logo(Path file, String name) {
        try {
            Path beside = file.toAbsolutePath().resolveSibling(name).normalize();
            if (Files.size(beside) > Look.LARGEST_LOGO) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(beside))
                    .filter(Look::isLogo)
                    .map(Base64.getEncoder()::encodeToString);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
