package dev.grapevine.dashboard.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Elasticsearch holds of a subject. */
final class IndexTraces {

    private static final int AT_ONCE = 1_000;
    private static final int NOT_FOUND = 404;

    private final Elasticsearch search;
    private final Subject subject;

    IndexTraces(Elasticsearch search, Subject subject) {
        this.search = search;
        this.subject = subject;
    }

    /** The documents of the mentions that are meant. */
    List<JsonNode> mentions() {
        ObjectNode query = Json.json().createObjectNode();
        ArrayNode either = query.putObject("bool").putArray("should");
        if (subject.kind() == Subject.Kind.AUTHOR) {
            term(either, "author.id", subject.value());
        } else {
            term(either, "url", subject.value());
            term(either, "canonical", subject.canonical());
        }
        List<JsonNode> found = new ArrayList<>();
        new IndexReader(search).read(IndexFamily.MENTIONS, query, found::add);
        return found;
    }

    private static void term(ArrayNode either, String field, String value) {
        either.addObject().putObject("term").put(field, value);
    }

    /** Documents of another family that give the subject away. */
    List<JsonNode> in(IndexFamily family, Set<String> ids) {
        List<JsonNode> found = new ArrayList<>();
        new IndexReader(search).read(family, null, hit -> {
            if (TopicTraces.names(hit.path("_source").toString(), subject, ids)) {
                found.add(hit);
            }
        });
        return found;
    }

    /** Removes documents that no job knows any more. */
    void remove(List<JsonNode> hits) {
        write(hits.stream().map(hit -> action("delete", hit)).toList());
    }

    /**
     * Puts other words in the place of a document, as the same version of it.
     *
     * @throws ElasticsearchFault if a document is refused
     */
    void replace(JsonNode hit, String source) {
        write(List.of(action("index", hit) + source + "\n"));
    }

    private void write(List<String> lines) {
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            String bulk = String.join("", lines.subList(from, Math.min(lines.size(), from + AT_ONCE)));
            for (JsonNode item : search.bulk(bulk).path("items")) {
                JsonNode result = item.elements().next();
                int status = result.path("status").asInt();
                if (status >= 300 && status != NOT_FOUND) {
                    throw new ElasticsearchFault(
                            status,
                            "Elasticsearch refused to change " + result.path("_id") + ": "
                                    + result.at("/error/type").asText(),
                            null);
                }
            }
        }
    }

    private static String action(String what, JsonNode hit) {
        ObjectNode line = Json.json().createObjectNode();
        line.putObject(what)
                .put("_index", hit.path("_index").asText())
                .put("_id", hit.path("_id").asText())
                .put("version", hit.path("_version").asLong())
                .put("version_type", "external_gte");
        return line + "\n";
    }
}
