package dev.grapevine.dashboard.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.template.TemplateMappings;
import dev.grapevine.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kibana's importer checks, and what it does not check and then silently shows nothing for. */
class BoardsTest {

    private static final Map<String, String> MIGRATED =
            Map.of("dashboard", "10.2.0", "index-pattern", "8.0.0", "search", "8.0.0");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "index-pattern",
            Set.of(
                    "title",
                    "name",
                    "timeFieldName",
                    "fieldFormatMap",
                    "runtimeFieldMap",
                    "fieldAttrs",
                    "sourceFilters",
                    "fields",
                    "typeMeta"),
            "search",
            Set.of(
                    "title",
                    "description",
                    "columns",
                    "sort",
                    "grid",
                    "hideChart",
                    "isTextBasedQuery",
                    "timeRestore",
                    "kibanaSavedObjectMeta"),
            "dashboard",
            Set.of(
                    "title",
                    "description",
                    "timeRestore",
                    "timeFrom",
                    "timeTo",
                    "optionsJSON",
                    "panelsJSON",
                    "refreshInterval",
                    "kibanaSavedObjectMeta",
                    "controlGroupInput"));

    /** Where a panel's drawing names the columns that it draws. */
    private static final Set<String> DRAWS_ONE = Set.of(
            "metricAccessor",
            "secondaryMetricAccessor",
            "xAccessor",
            "splitAccessor",
            "tagAccessor",
            "valueAccessor",
            "columnId",
            "forAccessor");

    private static final Set<String> DRAWS_SEVERAL = Set.of("accessors", "primaryGroups", "metrics");

    private static final Pattern KQL_FIELD = Pattern.compile("([A-Za-z.]+):");

    @TempDir
    private static Path directory;

    private static List<JsonNode> objects = List.of();

    @BeforeAll
    static void export() throws Exception {
        Path file = directory.resolve("grapevine.ndjson");
        int count = Boards.export(file);
        List<JsonNode> read = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            read.add(Json.json().readTree(line));
        }
        assertThat(read).hasSize(count);
        objects = read;
    }

    @Test
    void everyObjectHasTheEnvelopeThatTheImporterWants() {
        Set<String> seen = new HashSet<>();
        for (JsonNode object : objects) {
            String type = object.path("type").asText();
            assertThat(seen.add(type + ":" + object.path("id").asText())).isTrue();
            assertThat(object.path("typeMigrationVersion").asText()).isEqualTo(MIGRATED.get(type));
            assertThat(object.path("coreMigrationVersion").asText()).isEqualTo("8.8.0");
            assertThat(object.path("references").isArray()).isTrue();
            assertThat(names(object.path("attributes"))).isEqualTo(ATTRIBUTES.get(type));
        }
    }

    @Test
    void everyReferenceIsInTheFile() {
        Set<String> ids = new HashSet<>();
        objects.forEach(object ->
                ids.add(object.path("type").asText() + ":" + object.path("id").asText()));
        objects.forEach(object -> object.path("references")
                .forEach(reference -> assertThat(ids)
                        .contains(reference.path("type").asText() + ":"
                                + reference.path("id").asText())));
    }

    @Test
    void noIdHidesInAString() {
        for (JsonNode board : boards()) {
            String panels = board.at("/attributes/panelsJSON").asText();
            String controls =
                    board.at("/attributes/controlGroupInput/panelsJSON").asText();
            String withoutInner = panels.replaceAll("\"references\":\\[[^]]*]", "");
            assertThat(withoutInner).doesNotContain("-view\"");
            assertThat(controls).doesNotContain("-view\"", "dataViewId");
        }
    }

    @Test
    void everyPanelsReferencesStandOnTheBoardToo() {
        for (JsonNode board : boards()) {
            Set<String> names = new HashSet<>();
            board.path("references")
                    .forEach(reference -> names.add(reference.path("name").asText()));
            for (JsonNode panel : panels(board)) {
                String index = panel.path("panelIndex").asText();
                panel.at("/embeddableConfig/attributes/references")
                        .forEach(inner -> assertThat(names)
                                .contains(index + ":" + inner.path("name").asText()));
                if (panel.has("panelRefName")) {
                    assertThat(names)
                            .contains(index + ":" + panel.path("panelRefName").asText());
                }
            }
        }
    }

    @Test
    void rowsAreFullAndPanelsDoNotOverlap() {
        for (JsonNode board : boards()) {
            Map<Integer, Integer> widths = new HashMap<>();
            for (JsonNode panel : panels(board)) {
                JsonNode grid = panel.path("gridData");
                widths.merge(grid.path("y").asInt(), grid.path("w").asInt(), Integer::sum);
                assertThat(grid.path("i").asText())
                        .isEqualTo(panel.path("panelIndex").asText());
            }
            assertThat(widths.values()).allMatch(width -> width == 48);
        }
    }

    @Test
    void chartsDrawColumnsThatThereAreAndLeaveNoneOut() {
        for (JsonNode lens : lenses()) {
            JsonNode layer = layer(lens);
            Set<String> columns = names(layer.path("columns"));
            assertThat(texts(layer.path("columnOrder"))).containsExactlyInAnyOrderElementsOf(columns);
            Set<String> drawn = new HashSet<>();
            collect(lens.at("/state/visualization"), drawn);
            assertThat(columns).as(lens.path("title").asText()).containsAll(drawn);
            Set<String> managed = new HashSet<>();
            layer.path("columns").forEach(column -> managed.addAll(texts(column.path("references"))));
            Set<String> used = new HashSet<>(drawn);
            used.addAll(managed);
            assertThat(used).as(lens.path("title").asText()).containsAll(columns);
        }
    }

    @Test
    void formulasCarryTheColumnsThatTheyStandFor() {
        int formulas = 0;
        for (JsonNode lens : lenses()) {
            JsonNode columns = layer(lens).path("columns");
            for (JsonNode column : columns) {
                if (column.path("operationType").asText().equals("formula")) {
                    formulas++;
                    JsonNode math = columns.path(column.at("/references/0").asText());
                    assertThat(math.path("operationType").asText()).isEqualTo("math");
                    Set<String> leaves = new HashSet<>();
                    leaves(math.at("/params/tinymathAst"), leaves);
                    assertThat(texts(math.path("references"))).containsExactlyInAnyOrderElementsOf(leaves);
                }
            }
        }
        assertThat(formulas).isPositive();
    }

    @Test
    void everyFieldIsOneThatIsIndexed() {
        for (JsonNode lens : lenses()) {
            Set<String> fields = fields(lens.at("/references/0/id").asText());
            layer(lens).path("columns").forEach(column -> {
                String field = column.path("sourceField").asText("___records___");
                assertThat(fields).as(lens.path("title").asText()).contains(field);
            });
            assertThat(fields)
                    .containsAll(kqlFields(lens.at("/state/query/query").asText()));
        }
        objects.stream()
                .filter(object -> object.path("type").asText().equals("search"))
                .forEach(search -> assertThat(fields("grapevine-mentions-view"))
                        .containsAll(texts(search.at("/attributes/columns"))));
    }

    @Test
    void kibanaTakesOnlyFilesOfItsKind() {
        assertThatThrownBy(() -> Boards.export(directory.resolve("grapevine.json")))
                .hasMessageContaining(".ndjson");
    }

    private static List<JsonNode> boards() {
        return objects.stream()
                .filter(object -> object.path("type").asText().equals("dashboard"))
                .toList();
    }

    private static List<JsonNode> panels(JsonNode board) {
        try {
            List<JsonNode> panels = new ArrayList<>();
            Json.json().readTree(board.at("/attributes/panelsJSON").asText()).forEach(panels::add);
            return panels;
        } catch (java.io.IOException e) {
            throw new AssertionError("panelsJSON is not JSON", e);
        }
    }

    private static List<JsonNode> lenses() {
        return boards().stream()
                .flatMap(board -> panels(board).stream())
                .filter(panel -> panel.path("type").asText().equals("lens"))
                .map(panel -> panel.at("/embeddableConfig/attributes"))
                .toList();
    }

    private static JsonNode layer(JsonNode lens) {
        return lens.at("/state/datasourceStates/formBased/layers/layer");
    }

    private static void collect(JsonNode node, Set<String> drawn) {
        node.properties().forEach(field -> {
            if (DRAWS_ONE.contains(field.getKey())) {
                drawn.add(field.getValue().asText());
            } else if (DRAWS_SEVERAL.contains(field.getKey())) {
                drawn.addAll(texts(field.getValue()));
            } else {
                collect(field.getValue(), drawn);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, drawn));
        }
    }

    private static void leaves(JsonNode tree, Set<String> leaves) {
        tree.path("args").forEach(argument -> {
            if (argument.isTextual()) {
                leaves.add(argument.asText());
            } else {
                leaves(argument, leaves);
            }
        });
    }

    private static Set<String> fields(String viewId) {
        for (DataView view : DataView.values()) {
            if (view.id().equals(viewId)) {
                Set<String> fields =
                        new HashSet<>(TemplateMappings.of(view.family()).keySet());
                assertThat(fields).contains(view.time());
                fields.add("___records___");
                return fields;
            }
        }
        throw new AssertionError("no data view " + viewId);
    }

    private static Set<String> kqlFields(String query) {
        Set<String> fields = new HashSet<>();
        Matcher matcher = KQL_FIELD.matcher(query);
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
        return fields;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
