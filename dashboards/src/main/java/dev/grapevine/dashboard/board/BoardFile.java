package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.board.Panel.View;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An import file of Kibana: what is in it, by type. */
public final class BoardFile {

    private final List<JsonNode> objects;

    private BoardFile(List<JsonNode> objects) {
        this.objects = List.copyOf(objects);
    }

    /** @param lines a saved object each */
    public static BoardFile of(List<String> lines) {
        return new BoardFile(lines.stream().map(BoardFile::tree).toList());
    }

    List<JsonNode> objects() {
        return objects;
    }

    List<JsonNode> ofType(String type) {
        return objects.stream()
                .filter(object -> object.path("type").asText().equals(type))
                .toList();
    }

    List<Panel> panels() {
        return ofType("dashboard").stream()
                .flatMap(board -> panels(board).stream())
                .toList();
    }

    List<Panel> panels(JsonNode board) {
        Map<String, String> views = references(board);
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : tree(board.at("/attributes/panelsJSON").asText())) {
            panels.add(panel(board, panel, views));
        }
        return panels;
    }

    /** A filter that a board offers. */
    record Control(String field, View view) {}

    List<Control> controls(JsonNode board) {
        Map<String, String> views = references(board);
        List<Control> controls = new ArrayList<>();
        tree(board.at("/attributes/controlGroupInput/panelsJSON").asText("{}"))
                .properties()
                .forEach(control -> controls.add(new Control(
                        control.getValue().at("/explicitInput/fieldName").asText(),
                        view(views.getOrDefault("controlGroup_" + control.getKey() + ":optionsListDataView", "")))));
        return controls;
    }

    /** Ids by the names under which an object names others. */
    private static Map<String, String> references(JsonNode object) {
        Map<String, String> ids = new HashMap<>();
        object.path("references")
                .forEach(reference -> ids.put(
                        reference.path("name").asText(), reference.path("id").asText()));
        return ids;
    }

    private Panel panel(JsonNode board, JsonNode panel, Map<String, String> ids) {
        String index = panel.path("panelIndex").asText();
        JsonNode lens = panel.at("/embeddableConfig/attributes");
        View asked = View.NONE;
        View marks = View.NONE;
        for (JsonNode reference : lens.path("references")) {
            String name = reference.path("name").asText();
            View found = view(ids.getOrDefault(index + ":" + name, ""));
            if (name.startsWith("indexpattern-datasource-layer-")) {
                asked = found;
            } else {
                marks = found;
            }
        }
        if (panel.has("panelRefName")) {
            asked = searched(
                    ids.getOrDefault(index + ":" + panel.path("panelRefName").asText(), ""));
        }
        return new Panel(
                board.at("/attributes/title").asText(),
                panel.path("title").asText(),
                panel.path("type").asText(),
                lens.path("visualizationType").asText(),
                panel.path("gridData"),
                panel.path("type").asText().equals("lens") ? lens : panel,
                asked,
                marks);
    }

    /** Ids of the boards in it. */
    public List<String> boards() {
        return ofType("dashboard").stream()
                .map(board -> board.path("id").asText())
                .toList();
    }

    /** How far a board looks back, such as now-7d. */
    public String looksBack(String boardId) {
        return board(boardId).at("/attributes/timeFrom").asText();
    }

    JsonNode board(String id) {
        return ofType("dashboard").stream()
                .filter(board -> board.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no board " + id + "; there are " + boards()));
    }

    /** The query of a saved search that a panel shows. */
    String searchQuery(Panel panel) {
        return ofType("search").stream()
                .filter(search -> search.at("/attributes/title").asText().endsWith(panel.title()))
                .map(search -> tree(search.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON")
                                .asText())
                        .at("/query/query")
                        .asText())
                .findFirst()
                .orElse("");
    }

    private View searched(String id) {
        return ofType("search").stream()
                .filter(search -> search.path("id").asText().equals(id))
                .findFirst()
                .map(search -> view(search.at("/references/0/id").asText()))
                .orElse(View.NONE);
    }

    View view(String id) {
        return ofType("index-pattern").stream()
                .filter(view -> view.path("id").asText().equals(id))
                .findFirst()
                .map(view -> new View(
                        view.at("/attributes/title").asText(),
                        view.at("/attributes/timeFieldName").asText()))
                .orElse(View.NONE);
    }

    static JsonNode tree(String json) {
        try {
            return Json.json().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected JSON, found '" + json + "'", e);
        }
    }
}
