package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Search;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a board asks when it is opened, and what its figures come to. */
public final class BoardQuestions {

    private static final int LISTED = 100;

    private BoardQuestions() {}

    /**
     * What one panel asks.
     *
     * @param family alias of the indices
     */
    public record Question(String panel, String family, ObjectNode body) {}

    /**
     * @param boardId such as grapevine-overview
     * @param brand chosen in the board's control; null for all
     */
    public static List<Question> of(BoardFile file, String boardId, Stretch stretch, @Nullable String brand) {
        var board = file.board(boardId);
        List<ObjectNode> filter = brand == null ? List.of() : List.of(Kql.filter("brand: \"" + brand + "\""));
        List<Question> questions = new ArrayList<>();
        for (Panel panel : file.panels(board)) {
            if (panel.type().equals("lens")) {
                questions.add(
                        new Question(panel.title(), panel.view().family(), PanelQuery.of(panel, stretch, filter)));
            } else if (panel.type().equals("search")) {
                questions.add(new Question(
                        panel.title(), panel.view().family(), list(panel, file.searchQuery(panel), stretch)));
            }
        }
        return questions;
    }

    /** The board's figures by title, and those of the stretch before by title and " before"; absent where empty. */
    public static Map<String, Double> figures(
            BoardFile file, String boardId, Search search, Stretch stretch, String brand) {
        Map<String, Double> figures = new LinkedHashMap<>();
        List<ObjectNode> filter = List.of(Kql.filter("brand: \"" + brand + "\""));
        for (Panel panel : file.panels(file.board(boardId))) {
            if (panel.chart().equals("lnsMetric")) {
                var answer = search.search(panel.view().family(), PanelQuery.of(panel, stretch, filter));
                var values = PanelAnswer.rows(panel, answer).get(0).values();
                put(figures, panel.title(), values.get("now"));
                put(figures, panel.title() + " before", values.get("before"));
            }
        }
        return figures;
    }

    private static void put(Map<String, Double> figures, String title, @Nullable Double value) {
        if (value != null) {
            figures.put(title, value);
        }
    }

    private static ObjectNode list(Panel panel, String kql, Stretch stretch) {
        ObjectNode body = Json.json().createObjectNode().put("size", LISTED);
        ObjectNode query = Kql.filter(kql);
        ObjectNode range = ((ArrayNode) query.at("/bool/filter")).addObject();
        range.putObject("range")
                .putObject(panel.view().time())
                .put("gte", stretch.from().toString())
                .put("lt", stretch.until().toString());
        body.set("query", query);
        body.putArray("sort").addObject().put(panel.view().time(), "desc");
        return body;
    }
}
