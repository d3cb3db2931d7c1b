package dev.grapevine.ingest.structured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The microdata of a page (WHATWG HTML section 5) in the form of JSON-LD, so that both are read by the same eyes. */
public final class Microdata {

    private static final int MAX_DEPTH = 20;
    private static final Set<String> SOURCES = Set.of("img", "audio", "video", "embed", "iframe", "source", "track");

    private final Document page;

    private Microdata(Document page) {
        this.page = page;
    }

    public static List<ObjectNode> read(Document page) {
        Microdata microdata = new Microdata(page);
        return page.select("[itemscope]:not([itemprop])").stream()
                .map(item -> microdata.item(item, 0))
                .toList();
    }

    private ObjectNode item(Element scope, int depth) {
        ObjectNode item = Json.json().createObjectNode();
        ArrayNode types = item.putArray("@type");
        for (String type : tokens(scope, "itemtype")) {
            types.add(type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')) + 1));
        }
        if (scope.hasAttr("itemid")) {
            item.put("@id", scope.attr("itemid"));
        }
        List<Element> properties = new ArrayList<>();
        scope.children().forEach(child -> collect(child, properties));
        for (String id : tokens(scope, "itemref")) {
            Element referred = page.getElementById(id);
            if (referred != null) {
                collect(referred, properties);
            }
        }
        properties.forEach(property -> add(item, property, depth));
        return item;
    }

    /** The properties below an element, down to but not into the items inside. */
    private static void collect(Element from, List<Element> properties) {
        from.filter(new PropertyCollector(properties));
    }

    private void add(ObjectNode item, Element property, int depth) {
        if (property.hasAttr("itemscope") && depth >= MAX_DEPTH) {
            return;
        }
        JsonNode value = property.hasAttr("itemscope") ? item(property, depth + 1) : TextNode.valueOf(value(property));
        for (String name : tokens(property, "itemprop")) {
            String local = name.substring(name.lastIndexOf('/') + 1);
            item.withArrayProperty(local.startsWith("@") ? local.substring(1) : local)
                    .add(value);
        }
    }

    /** A content attribute counts everywhere: pages use it on any element. */
    static String value(Element property) {
        if (property.hasAttr("content")) {
            return property.attr("content");
        }
        String name = property.normalName();
        if (SOURCES.contains(name)) {
            return property.absUrl("src");
        }
        return switch (name) {
            case "a", "area", "link" -> property.absUrl("href");
            case "object" -> property.absUrl("data");
            case "data", "meter" -> property.attr("value");
            case "time" -> property.hasAttr("datetime") ? property.attr("datetime") : property.text();
            default -> property.wholeText().strip();
        };
    }

    private static List<String> tokens(Element element, String attribute) {
        String value = element.attr(attribute).strip();
        return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }
}
