package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.board.PanelAnswer.Row;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.dashboard.elasticsearch.Search;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The third look at an import file: every panel's question put to a real Elasticsearch. None may fail, show nothing,
 * leave a column or a part empty, or keep a colour for a value that never occurs.
 */
public final class DataCheck {

    private final BoardFile file;
    private final Search search;
    private final Function<String, Stretch> stretches;
    private final Problems problems = new Problems();

    private DataCheck(BoardFile file, Search search, Function<String, Stretch> stretches) {
        this.file = file;
        this.search = search;
        this.stretches = stretches;
    }

    /**
     * @param stretches the time that a board looks at, by how far it looks back, such as now-7d
     * @return every problem, with its panel; none where all is well
     */
    public static List<String> problems(BoardFile file, Search search, Function<String, Stretch> stretches) {
        DataCheck check = new DataCheck(file, search, stretches);
        file.ofType("dashboard").forEach(check::board);
        return check.problems.all();
    }

    private void board(JsonNode board) {
        Stretch stretch = stretches.apply(board.at("/attributes/timeFrom").asText());
        for (Panel panel : file.panels(board)) {
            try {
                if (panel.type().equals("lens")) {
                    chart(panel, stretch);
                } else if (panel.type().equals("search")) {
                    list(panel, stretch);
                }
            } catch (ElasticsearchFault | IllegalArgumentException e) {
                problems.add(panel, "cannot be asked: " + e.getMessage());
            }
        }
        controls(board);
    }

    private void chart(Panel panel, Stretch stretch) {
        JsonNode answer = search.search(panel.view().family(), PanelQuery.of(panel, stretch, List.of()));
        List<Row> rows = PanelAnswer.rows(panel, answer);
        if (!problems.require(rows.stream().anyMatch(row -> row.documents() > 0), panel, "shows nothing")) {
            return;
        }
        Set<String> managed = new HashSet<>();
        panel.columns()
                .values()
                .forEach(column -> column.path("references").forEach(reference -> managed.add(reference.asText())));
        for (String id : PanelQuery.metricIds(panel)) {
            boolean filled =
                    rows.stream().map(row -> row.values().get(id)).anyMatch(value -> value != null && value != 0);
            problems.require(managed.contains(id) || filled, panel, "column '" + id + "' is empty");
        }
        parts(panel, rows);
        colours(panel, rows);
        panel.annotations().forEach(annotation -> marks(panel, annotation));
    }

    private void parts(Panel panel, List<Row> rows) {
        panel.columns()
                .forEach((id, column) -> column.at("/params/filters").forEach(part -> {
                    String label = part.path("label").asText();
                    problems.require(
                            rows.stream()
                                    .anyMatch(row -> label.equals(row.keys().get(id)) && row.documents() > 0),
                            panel,
                            "its part '" + label + "' matches nothing");
                }));
    }

    /** A colour belongs to a value of the column that splits the chart. */
    private void colours(Panel panel, List<Row> rows) {
        JsonNode drawn = panel.drawing().path("layers").path(0);
        String split = drawn.has("splitAccessor")
                ? drawn.path("splitAccessor").asText()
                : drawn.at("/primaryGroups/0").asText();
        drawn.at("/colorMapping/assignments")
                .forEach(assignment -> assignment
                        .at("/rule/values")
                        .forEach(value -> problems.require(
                                rows.stream()
                                        .anyMatch(row ->
                                                value.asText().equals(row.keys().get(split)) && row.documents() > 0),
                                panel,
                                "keeps a colour for '" + value.asText() + "', which never occurs")));
    }

    private void marks(Panel panel, JsonNode annotation) {
        ObjectNode body = Panel.parse("{\"size\":0,\"track_total_hits\":true}");
        body.set("query", Kql.filter(annotation.at("/filter/query").asText()));
        problems.require(hits(panel.marks().family(), body) > 0, panel, "its marks match nothing");
    }

    private void list(Panel panel, Stretch stretch) {
        ObjectNode body = Panel.parse("{\"size\":0,\"track_total_hits\":true}");
        ObjectNode query = Kql.filter(file.searchQuery(panel));
        ObjectNode range = ((ArrayNode) query.at("/bool/filter")).addObject();
        range.putObject("range")
                .putObject(panel.view().time())
                .put("gte", stretch.from().toString())
                .put("lt", stretch.until().toString());
        body.set("query", query);
        problems.require(hits(panel.view().family(), body) > 0, panel, "lists nothing");
    }

    private void controls(JsonNode board) {
        for (BoardFile.Control control : file.controls(board)) {
            ObjectNode body = Panel.parse("{\"size\":0,\"track_total_hits\":true}");
            body.set("query", Kql.filter(control.field() + ": *"));
            problems.require(
                    hits(control.view().family(), body) > 0,
                    board.at("/attributes/title").asText(),
                    "the control of '" + control.field() + "' has nothing to offer");
        }
    }

    private long hits(String family, ObjectNode body) {
        return search.search(family, body).at("/hits/total/value").asLong();
    }
}
