package dev.grapevine.dashboard.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.index.IndexName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Brings every index of an earlier generation to the present one, one after the other, while the job writes. */
public final class IndexUpgrade {

    private IndexUpgrade() {}

    /**
     * The templates of this version have to be installed.
     *
     * @param progress is told each step
     * @return the indices that were moved, by their new names
     */
    public static List<String> run(Elasticsearch elasticsearch, Consumer<String> progress) throws InterruptedException {
        List<String> moved = new ArrayList<>();
        for (IndexFamily family : IndexFamily.values()) {
            for (String index : indices(elasticsearch, family)) {
                IndexName name = IndexName.behind(family, index);
                if (!index.equals(name.real())) {
                    IndexMove.move(elasticsearch, name, index, name.real(), progress);
                    moved.add(name.real());
                }
            }
        }
        return moved;
    }

    /** All of a family, those of a move that did not come to its end too. */
    private static List<String> indices(Elasticsearch elasticsearch, IndexFamily family) {
        JsonNode found = elasticsearch.call(
                "GET", "/" + family.pattern() + "/_alias?expand_wildcards=open&allow_no_indices=true", null);
        TreeSet<String> names = new TreeSet<>();
        found.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }
}
