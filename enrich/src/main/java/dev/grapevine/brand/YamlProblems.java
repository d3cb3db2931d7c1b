package dev.grapevine.brand;

import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with a YAML file, each with its line. */
record YamlProblems(Path file, List<String> problems) {

    void add(Node node, String found, String expected) {
        problems.add(file + ":" + (node.getStartMark().getLine() + 1) + ": found " + found + ", expected " + expected);
    }
}
