package dev.grapevine.brand;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads brands.yml (schema: {@code schema/brands.v1.json}): a list of brands under {@code brands:}.
 *
 * <p>Everything that is wrong is reported at once, with its line; what is not a known key is wrong, because a misspelt
 * {@code recipients} would otherwise silence a brand.
 */
public final class BrandsFile {

    private BrandsFile() {}

    /** @throws InvalidBrandsException with every problem of the file */
    public static List<Brand> read(Path file) {
        List<String> problems = new ArrayList<>();
        List<Brand> brands = read(file, problems);
        if (!problems.isEmpty()) {
            throw new InvalidBrandsException(problems);
        }
        return brands;
    }

    private static List<Brand> read(Path file, List<String> problems) {
        try {
            Node root = compose(Files.readString(file));
            return root == null ? none(file, problems) : brands(new YamlProblems(file, problems), root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file + ":" + line + ": not YAML: " + e.getProblem());
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e.getMessage());
        }
        return List.of();
    }

    private static @Nullable Node compose(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
    }

    private static List<Brand> none(Path file, List<String> problems) {
        problems.add(file + ":1: found nothing, expected brands:");
        return List.of();
    }

    private static List<Brand> brands(YamlProblems problems, Node root) {
        YamlMap map = root instanceof MappingNode mapping
                ? YamlMap.of(mapping, Set.of("brands"), problems)
                : YamlMap.empty(root, problems);
        List<Node> nodes = root instanceof SequenceNode list ? list.getValue() : map.nodes("brands");
        if (nodes.isEmpty()) {
            problems.add(root, "no brand", "at least one under brands:");
        }
        List<BrandNode> read = nodes.stream()
                .flatMap(node -> BrandNode.read(node, problems).stream())
                .toList();
        checkIds(read, problems);
        return read.stream().map(BrandNode::brand).toList();
    }

    private static void checkIds(List<BrandNode> read, YamlProblems problems) {
        Set<String> ids = new HashSet<>();
        for (BrandNode each : read) {
            if (!ids.add(each.brand().id())) {
                problems.add(each.node(), "the id '" + each.brand().id() + "' again", "an id of its own");
            }
        }
        for (BrandNode each : read) {
            for (String rival : each.brand().rivals()) {
                if (!ids.contains(rival)) {
                    problems.add(each.node(), "the unknown rival '" + rival + "'", "the id of a brand in this file");
                }
            }
        }
    }
}
