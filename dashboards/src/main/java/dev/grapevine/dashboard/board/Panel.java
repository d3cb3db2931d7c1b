package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A panel of a board as its file has it.
 *
 * @param board title of the board
 * @param type of the panel: lens, search or visualization (a text)
 * @param chart Lens' visualisation, such as lnsXY; empty for other types
 * @param lens attributes of the chart; empty for other types
 * @param view the data view that it asks
 * @param marks the data view of what is drawn into it; null without any
 */
record Panel(
        String board, String title, String type, String chart, JsonNode grid, JsonNode lens, View view, View marks) {

    /** @param family alias of its indices; empty where nothing is asked */
    record View(String family, String time) {
        static final View NONE = new View("", "");
    }

    /** The columns of its one layer, by id, in order. */
    Map<String, JsonNode> columns() {
        JsonNode layer = layer();
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        layer.path("columnOrder")
                .forEach(id -> columns.put(id.asText(), layer.path("columns").path(id.asText())));
        return columns;
    }

    private JsonNode layer() {
        JsonNode layers = lens.at("/state/datasourceStates/formBased/layers");
        return layers.properties().isEmpty()
                ? layers
                : layers.properties().iterator().next().getValue();
    }

    boolean ignoresFilters() {
        return layer().path("ignoreGlobalFilters").asBoolean();
    }

    String kql() {
        return lens.at("/state/query/query").asText();
    }

    JsonNode drawing() {
        return lens.at("/state/visualization");
    }

    /** Queries of the marks that are drawn into it. */
    List<JsonNode> annotations() {
        List<JsonNode> found = new ArrayList<>();
        drawing().path("layers").forEach(layer -> layer.path("annotations").forEach(found::add));
        return found;
    }

    @Override
    public String toString() {
        return board + " / " + title;
    }

    static ObjectNode parse(String json) {
        try {
            return (ObjectNode) Json.json().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException | ClassCastException e) {
            throw new IllegalArgumentException("expected a JSON object, found '" + json + "'", e);
        }
    }
}
