package dev.grapevine.ingest.structured;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/** Collects the properties of one item and leaves those of the items inside it to them. */
final class PropertyCollector implements NodeFilter {

    private final List<Element> properties;

    PropertyCollector(List<Element> properties) {
        this.properties = properties;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (element.hasAttr("itemprop")) {
            properties.add(element);
        }
        return element.hasAttr("itemscope") ? FilterResult.SKIP_CHILDREN : FilterResult.CONTINUE;
    }
}
