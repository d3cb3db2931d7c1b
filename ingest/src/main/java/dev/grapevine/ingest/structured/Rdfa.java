package dev.grapevine.ingest.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The RDFa Lite of a page (W3C RDFa Lite 1.1: typeof, property, resource, prefixes cut off) in the form of JSON-LD; also
 * {@code rel} and {@code rev}, as RDFa 1.0 pages have them.
 */
public final class Rdfa {

    private static final int MAX_DEPTH = 20;

    private final List<ObjectNode> roots = new ArrayList<>();

    private Rdfa() {}

    public static List<ObjectNode> read(Document page) {
        Rdfa rdfa = new Rdfa();
        rdfa.children(page, null, 0);
        return rdfa.roots;
    }

    private void children(Element element, @Nullable ObjectNode subject, int depth) {
        for (Element child : element.children()) {
            visit(child, subject, depth);
        }
    }

    private void visit(Element start, @Nullable ObjectNode subject, int depth) {
        // one level of the tree at a time by hand: pages nest deeper than a stack does
        List<Element> level = List.of(start);
        while (!level.isEmpty()) {
            List<Element> below = new ArrayList<>();
            for (Element element : level) {
                below.addAll(read(element, subject, depth));
            }
            level = below;
        }
    }

    /** @return the children that still belong to the same subject */
    private List<Element> read(Element element, @Nullable ObjectNode subject, int depth) {
        String property = element.hasAttr("property") ? element.attr("property") : element.attr("rel");
        if (element.hasAttr("typeof") && depth < MAX_DEPTH) {
            ObjectNode thing = thing(element);
            if (subject == null || property.isBlank()) {
                roots.add(thing);
            } else {
                add(subject, property, thing);
            }
            children(element, thing, depth + 1);
            return List.of();
        }
        if (subject != null && element.hasAttr("property")) {
            add(subject, property, TextNode.valueOf(value(element)));
        }
        return element.children();
    }

    private static ObjectNode thing(Element element) {
        ObjectNode thing = Json.json().createObjectNode();
        ArrayNode types = thing.putArray("@type");
        for (String type : element.attr("typeof").strip().split("\\s+", -1)) {
            types.add(local(type));
        }
        if (element.hasAttr("resource")) {
            thing.put("@id", element.attr("resource"));
        }
        return thing;
    }

    private static void add(ObjectNode subject, String properties, JsonNode value) {
        for (String property : properties.strip().split("\\s+", -1)) {
            String name = local(property);
            if (!name.isEmpty() && !name.startsWith("@")) {
                subject.withArrayProperty(name).add(value);
            }
        }
    }

    private static String value(Element element) {
        return element.hasAttr("resource") ? element.absUrl("resource") : Microdata.value(element);
    }

    private static String local(String name) {
        return name.substring(
                Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf(':'), name.lastIndexOf('#'))) + 1);
    }
}
