package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where panels stand: rows of equal height without holes, what matters above the fold. */
final class LayoutCheck {

    private static final int COLUMNS = 48;
    /** Rows that are seen without scrolling. */
    private static final int FOLD = 24;

    private static final int FEWEST = 8;
    private static final int MOST = 12;

    private static final Set<String> TYPES = Set.of("lens", "search", "visualization");

    private final Problems problems;

    LayoutCheck(Problems problems) {
        this.problems = problems;
    }

    void check(JsonNode board) {
        String where = "dashboard " + board.path("id").asText();
        Set<String> indices = new HashSet<>();
        Map<Integer, Integer> widths = new TreeMap<>();
        Map<Integer, Integer> heights = new TreeMap<>();
        int aboveTheFold = 0;
        for (JsonNode panel : BoardFile.tree(board.at("/attributes/panelsJSON").asText())) {
            String index = panel.path("panelIndex").asText();
            JsonNode grid = panel.path("gridData");
            problems.require(indices.add(index), where, "panel " + index + " stands twice");
            problems.require(grid.path("i").asText().equals(index), where, "panel " + index + " has another grid id");
            String type = panel.path("type").asText();
            problems.require(TYPES.contains(type), where, "panel " + index + " is of the unknown type '" + type + "'");
            int y = grid.path("y").asInt();
            int h = grid.path("h").asInt();
            problems.require(
                    grid.path("x").asInt() == widths.getOrDefault(y, 0),
                    where,
                    "panel " + index + " overlaps another or leaves a hole");
            widths.merge(y, grid.path("w").asInt(), Integer::sum);
            problems.require(
                    heights.merge(y, h, (a, b) -> a) == h, where, "panel " + index + " is not as high as its row");
            aboveTheFold += y + h <= FOLD ? 1 : 0;
        }
        rows(where, widths, heights);
        problems.require(
                aboveTheFold >= FEWEST && aboveTheFold <= MOST,
                where,
                aboveTheFold + " panels are seen without scrolling, expected " + FEWEST + " to " + MOST);
    }

    private void rows(String where, Map<Integer, Integer> widths, Map<Integer, Integer> heights) {
        int next = 0;
        for (int y : widths.keySet()) {
            problems.require(y == next, where, "the row at " + y + " should begin at " + next);
            problems.require(
                    widths.getOrDefault(y, 0) == COLUMNS, where, "the row at " + y + " is not 48 columns wide");
            next = y + heights.getOrDefault(y, 0);
        }
    }
}
