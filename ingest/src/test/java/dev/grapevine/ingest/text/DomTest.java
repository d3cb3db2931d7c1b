package dev.grapevine.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;
import org.junit.jupiter.api.Test;

class DomTest {

    @Test
    void nothingBehindTheLastTagThatCountsIsRead() {
        Document document = Dom.xml("<rss>" + "<i/>".repeat(300_100) + "</rss>");

        assertThat(document.getElementsByTag("i")).hasSize(299_999);
    }

    @Test
    void deepNestingIsFlattened() {
        String deep = "<div>".repeat(10_000) + "x";

        assertThat(depth(Dom.xml(deep))).isLessThan(140);
        assertThat(depth(Dom.html(deep, ""))).isLessThan(140);
    }

    private static int depth(Document document) {
        int[] deepest = new int[1];
        document.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                deepest[0] = Math.max(deepest[0], depth);
            }
        });
        return deepest[0];
    }
}
