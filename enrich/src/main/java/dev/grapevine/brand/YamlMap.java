package dev.grapevine.brand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of one YAML map; what is missing or of the wrong kind becomes a problem with its line. */
final class YamlMap {

    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final YamlProblems problems;

    private YamlMap(Node node, YamlProblems problems) {
        this.node = node;
        this.problems = problems;
    }

    static YamlMap empty(Node node, YamlProblems problems) {
        return new YamlMap(node, problems);
    }

    static YamlMap of(MappingNode node, Set<String> keys, YamlProblems problems) {
        YamlMap map = new YamlMap(node, problems);
        for (NodeTuple entry : node.getValue()) {
            map.put(entry, keys);
        }
        return map;
    }

    private void put(NodeTuple entry, Set<String> keys) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!keys.contains(key)) {
            String known = String.join(", ", new TreeSet<>(keys));
            problems.add(entry.getKeyNode(), "the unknown key '" + key + "'", "one of " + known);
        } else if (!Tag.NULL.equals(entry.getValueNode().getTag()) && values.put(key, entry.getValueNode()) != null) {
            problems.add(entry.getKeyNode(), "the key '" + key + "' again", "it once");
        }
    }

    Node node(String key) {
        return Objects.requireNonNullElse(values.get(key), node);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(value -> scalar(key, value));
    }

    Optional<String> requiredText(String key) {
        if (!values.containsKey(key)) {
            problems.add(node, "no " + key, key + ":");
        }
        return text(key).filter(value -> !isBlank(key, value));
    }

    /** A text that is turned into something else; nothing means it cannot be. */
    <T> Optional<T> value(String key, Function<String, Optional<T>> reader, String expected) {
        Optional<String> text = text(key);
        Optional<T> value = text.flatMap(reader);
        if (text.isPresent() && value.isEmpty()) {
            problems.add(node(key), "'" + text.get() + "' as " + key, expected);
        }
        return value;
    }

    Optional<YamlMap> child(String key, Set<String> keys) {
        Node value = values.get(key);
        if (value instanceof MappingNode mapping) {
            return Optional.of(of(mapping, keys, problems));
        }
        if (value != null) {
            problems.add(value, "a single value for " + key, "a map with " + String.join(", ", new TreeSet<>(keys)));
        }
        return Optional.empty();
    }

    List<String> texts(String key) {
        return nodes(key).stream().flatMap(each -> scalar(key, each).stream()).toList();
    }

    List<Node> nodes(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        problems.add(value, "a single value for " + key, "a list");
        return List.of();
    }

    private Optional<String> scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        problems.add(value, "a list or map as " + key, "a text");
        return Optional.empty();
    }

    private boolean isBlank(String key, String value) {
        if (value.isBlank()) {
            problems.add(node(key), "nothing as " + key, "a text");
        }
        return value.isBlank();
    }
}
