package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every way in which one object names another: Kibana rewrites only the references at the top of an object, drops a
 * layer without its reference in silence, and checks few of them when it imports.
 */
final class ReferenceCheck {

    private static final Pattern LINK = Pattern.compile("#/view/([^)\\s\"\\\\]+)");

    private final Problems problems;
    private final BoardFile file;
    private final Set<String> ids = new HashSet<>();

    ReferenceCheck(Problems problems, BoardFile file) {
        this.problems = problems;
        this.file = file;
        file.objects()
                .forEach(object -> ids.add(
                        object.path("type").asText() + " " + object.path("id").asText()));
    }

    void check(JsonNode object) {
        String where = object.path("type").asText() + " " + object.path("id").asText();
        Set<String> names = new HashSet<>();
        for (JsonNode reference : object.path("references")) {
            String name = reference.path("name").asText();
            problems.require(names.add(name), where, "reference '" + name + "' stands twice");
            String target =
                    reference.path("type").asText() + " " + reference.path("id").asText();
            problems.require(
                    ids.contains(target), where, "reference '" + name + "' to " + target + ", which is missing");
        }
        if (object.path("type").asText().equals("dashboard")) {
            board(where, object, names);
        } else if (object.path("type").asText().equals("search")) {
            String name = BoardFile.tree(object.at("/attributes/kibanaSavedObjectMeta/searchSourceJSON")
                            .asText())
                    .path("indexRefName")
                    .asText();
            problems.require(names.contains(name), where, "its data view '" + name + "' is no reference");
        }
    }

    private void board(String where, JsonNode board, Set<String> names) {
        Set<String> wanted = new HashSet<>();
        String panels = board.at("/attributes/panelsJSON").asText();
        for (JsonNode panel : BoardFile.tree(panels)) {
            panel(where, panel, wanted);
        }
        controls(where, board, wanted);
        names.stream().filter(name -> name.startsWith("tag-ref-")).forEach(wanted::add);
        for (String name : wanted) {
            problems.require(names.contains(name), where, "reference '" + name + "' is missing");
        }
        for (String name : names) {
            problems.require(wanted.contains(name), where, "reference '" + name + "' is used by nothing");
        }
        noHiddenIds(where, board);
        Matcher link = LINK.matcher(panels);
        while (link.find()) {
            problems.require(
                    ids.contains("dashboard " + link.group(1)),
                    where,
                    "links to the board '" + link.group(1) + "', which is missing");
        }
    }

    private void panel(String where, JsonNode panel, Set<String> wanted) {
        String index = panel.path("panelIndex").asText();
        if (panel.has("panelRefName")) {
            wanted.add(index + ":" + panel.path("panelRefName").asText());
        }
        JsonNode attributes = panel.at("/embeddableConfig/attributes");
        Map<String, String> inner = new HashMap<>();
        for (JsonNode reference : attributes.path("references")) {
            inner.put(reference.path("name").asText(), reference.path("id").asText());
            wanted.add(index + ":" + reference.path("name").asText());
        }
        for (var layer :
                attributes.at("/state/datasourceStates/formBased/layers").properties()) {
            String name = "indexpattern-datasource-layer-" + layer.getKey();
            problems.require(
                    inner.containsKey(name),
                    where,
                    "panel " + index + ": its data view '" + name + "' is no reference, so Lens drops the layer");
        }
        for (JsonNode layer : attributes.at("/state/visualization/layers")) {
            if (layer.path("layerType").asText().equals("annotations")) {
                String name = "xy-visualization-layer-" + layer.path("layerId").asText();
                problems.require(inner.containsKey(name), where, "panel " + index + ": '" + name + "' is no reference");
            }
        }
    }

    private void controls(String where, JsonNode board, Set<String> wanted) {
        String controls = board.at("/attributes/controlGroupInput/panelsJSON").asText("{}");
        for (var control : BoardFile.tree(controls).properties()) {
            boolean slider = control.getValue().path("type").asText().equals("rangeSliderControl");
            wanted.add("controlGroup_" + control.getKey() + (slider ? ":rangeSliderDataView" : ":optionsListDataView"));
            problems.require(
                    control.getValue().at("/explicitInput/id").asText().equals(control.getKey()),
                    where,
                    "control " + control.getKey() + " has another id inside");
        }
    }

    /** Ids in strings stay as they are when Kibana gives new ones. */
    private void noHiddenIds(String where, JsonNode board) {
        String panels = board.at("/attributes/panelsJSON").asText().replaceAll("\"references\":\\[[^]]*]", "");
        String controls = board.at("/attributes/controlGroupInput/panelsJSON").asText();
        for (String type : List.of("index-pattern", "search")) {
            for (JsonNode object : file.ofType(type)) {
                String id = "\"" + object.path("id").asText() + "\"";
                problems.require(
                        !panels.contains(id) && !controls.contains(id),
                        where,
                        "the id " + id + " stands inside of a string, where Kibana does not rewrite it");
            }
        }
        problems.require(!controls.contains("dataViewId"), where, "a control names its data view by id");
    }
}
