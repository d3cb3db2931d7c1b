package dev.grapevine.dashboard.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.board.BoardFile;
import dev.grapevine.dashboard.board.FormCheck;
import dev.grapevine.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kibana's importer checks, and what it does not check and then silently shows nothing for. */
class BoardsTest {

    @TempDir
    private static Path directory;

    private static List<JsonNode> objects = List.of();
    private static List<String> lines = List.of();

    @BeforeAll
    static void export() throws Exception {
        Path file = directory.resolve("grapevine.ndjson");
        int count = Boards.export(file);
        lines = Files.readAllLines(file);
        List<JsonNode> read = new ArrayList<>();
        for (String line : lines) {
            read.add(Json.json().readTree(line));
        }
        assertThat(read).hasSize(count);
        objects = read;
    }

    @Test
    void theFileHasNoProblem() {
        assertThat(FormCheck.problems(BoardFile.of(lines))).isEmpty();
    }

    @Test
    void aTenantsFileHasNoneEither() {
        assertThat(FormCheck.problems(BoardFile.of(Boards.lines("acme-")))).isEmpty();
    }

    @Test
    void figuresStandFirstAndEachIsComparedWithTheStretchBefore() {
        for (JsonNode board : boards()) {
            int figures = 0;
            for (JsonNode panel : panels(board)) {
                JsonNode lens = panel.at("/embeddableConfig/attributes");
                if (lens.path("visualizationType").asText().equals("lnsMetric")) {
                    figures++;
                    assertThat(panel.at("/gridData/y").asInt()).isZero();
                    assertThat(lens.at("/state/visualization/secondaryMetricAccessor")
                                    .asText())
                            .isEqualTo("before");
                }
            }
            assertThat(figures).as(board.path("id").asText()).isEqualTo(5);
        }
    }

    @Test
    void everyBoardLeadsToTheOthers() {
        for (JsonNode board : boards()) {
            String panels = board.at("/attributes/panelsJSON").asText();
            for (String other : Boards.dashboards("")) {
                if (!other.equals(board.path("id").asText())) {
                    assertThat(panels).contains("(#/view/" + other + ")");
                }
            }
        }
    }

    @Test
    void everyBoardCanBeNarrowed() {
        for (JsonNode board : boards()) {
            Set<String> fields = new HashSet<>();
            read(board.at("/attributes/controlGroupInput/panelsJSON").asText())
                    .forEach(control ->
                            fields.add(control.at("/explicitInput/fieldName").asText()));
            assertThat(fields).containsExactlyInAnyOrder("brand", "source", "language", "sentiment.label");
        }
    }

    @Test
    void theBrandsOwnVoiceIsInNoPanel() {
        for (JsonNode lens : lenses()) {
            if (lens.at("/references/0/id").asText().equals("grapevine-mentions-view")) {
                String query = lens.at("/state/query/query").asText();
                assertThat(query.startsWith("own: false") || query.equals("own: true and aggregate.value: *"))
                        .as(lens.path("title").asText())
                        .isTrue();
            }
        }
    }

    /** Where several brands are shown, a count of documents would count a mention once for each. */
    @Test
    void whatIsNotCutByBrandCountsEachMentionOnce() {
        int counted = 0;
        for (JsonNode lens : lenses()) {
            JsonNode columns = lens.at("/state/datasourceStates/formBased/layers/layer/columns");
            boolean byBrand = false;
            for (JsonNode column : columns) {
                byBrand |= column.path("sourceField").asText().equals("brand")
                        && column.path("operationType").asText().equals("terms");
            }
            for (JsonNode column : columns) {
                String label = column.path("label").asText();
                if (!byBrand
                        && lens.at("/references/0/id").asText().equals("grapevine-mentions-view")
                        && (label.equals("Mentions") || label.equals("Different stories"))) {
                    assertThat(column.at("/params/formula").asText())
                            .as(lens.path("title").asText())
                            .startsWith("ifelse(unique_count(brand) > 1, count(kql=")
                            .contains("mention.primary: true");
                    counted++;
                }
            }
        }
        assertThat(counted).isGreaterThan(8);
    }

    @Test
    void incidentsAreDrawnIntoTheCurvesOfEveryBoard() {
        for (JsonNode board : boards()) {
            assertThat(board.at("/attributes/panelsJSON").asText()).contains("\"layerType\":\"annotations\"");
        }
    }

    @Test
    void redIsForComplaintsAndIncidentsOnly() {
        for (JsonNode lens : lenses()) {
            lens.findValues("assignments")
                    .forEach(assignments -> assignments.forEach(each -> {
                        boolean red = each.at("/color/colorCode").asText().equals(Colours.ALERT);
                        assertThat(red)
                                .isEqualTo(each.at("/rule/values/0").asText().equals("negative"));
                    }));
        }
    }

    @Test
    void kibanaTakesOnlyFilesOfItsKind() {
        assertThatThrownBy(() -> Boards.export(directory.resolve("grapevine.json")))
                .hasMessageContaining(".ndjson");
    }

    private static List<JsonNode> boards() {
        List<JsonNode> boards = objects.stream()
                .filter(object -> object.path("type").asText().equals("dashboard"))
                .toList();
        assertThat(boards).hasSize(4);
        return boards;
    }

    private static List<JsonNode> panels(JsonNode board) {
        List<JsonNode> panels = new ArrayList<>();
        read(board.at("/attributes/panelsJSON").asText()).forEach(panels::add);
        return panels;
    }

    private static JsonNode read(String json) {
        try {
            return Json.json().readTree(json);
        } catch (java.io.IOException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    private static List<JsonNode> lenses() {
        return boards().stream()
                .flatMap(board -> panels(board).stream())
                .filter(panel -> panel.path("type").asText().equals("lens"))
                .map(panel -> panel.at("/embeddableConfig/attributes"))
                .toList();
    }
}
