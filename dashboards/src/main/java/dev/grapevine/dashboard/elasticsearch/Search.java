package dev.grapevine.dashboard.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks an index family one question. */
@FunctionalInterface
public interface Search {

    /**
     * @param family alias such as {@code grapevine-mentions}; one that does not exist yet answers with nothing
     * @param body a request of Elasticsearch's search API
     * @return its answer
     * @throws ElasticsearchFault if it does not answer or refuses
     */
    JsonNode search(String family, ObjectNode body);
}
