package dev.grapevine.dashboard.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.board.PanelAnswer.Row;
import dev.grapevine.dashboard.elasticsearch.Search;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A board as a page of our own, drawn from the same definitions and from what Elasticsearch really answers to them, so
 * that people see what they get before they have a Kibana. The page says that it is no Kibana.
 *
 * <p>What people wrote reaches the page as JSON only, and is set as text there.
 */
public final class BoardPreview {

    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
    private static final int LISTED = 12;

    private final BoardFile file;
    private final Search search;
    private final Stretch stretch;

    private BoardPreview(BoardFile file, Search search, Stretch stretch) {
        this.file = file;
        this.search = search;
        this.stretch = stretch;
    }

    /** @return a whole page of HTML that needs nothing else */
    public static String html(BoardFile file, String boardId, Search search, Stretch stretch) {
        ObjectNode data = new BoardPreview(file, search, stretch).data(file.board(boardId));
        return resource("preview.html")
                .replace("/*charts*/", resource(CHARTS))
                .replace("/*preview*/", resource("preview.js"))
                .replace("/*data*/", data.toString().replace("<", "\\u003c"));
    }

    private ObjectNode data(JsonNode board) {
        ObjectNode data = Json.json().createObjectNode();
        data.put("title", board.at("/attributes/title").asText())
                .put("description", board.at("/attributes/description").asText())
                .put("from", stretch.from().toString())
                .put("until", stretch.until().toString());
        ArrayNode controls = data.putArray("controls");
        BoardFile.tree(board.at("/attributes/controlGroupInput/panelsJSON").asText("{}"))
                .forEach(control -> controls.add(control.at("/explicitInput/title")));
        ArrayNode panels = data.putArray("panels");
        file.panels(board).forEach(panel -> panels.add(panel(panel)));
        return data;
    }

    private ObjectNode panel(Panel panel) {
        ObjectNode data = Json.json()
                .createObjectNode()
                .put("title", panel.title())
                .put("type", panel.type())
                .put("chart", panel.chart());
        data.set("grid", panel.grid());
        switch (panel.type()) {
            case "lens" -> chart(panel, data);
            case "search" -> list(panel, data);
            default ->
                data.put(
                        "text",
                        panel.lens()
                                .at("/embeddableConfig/savedVis/params/markdown")
                                .asText());
        }
        return data;
    }

    private void chart(Panel panel, ObjectNode data) {
        data.put("description", panel.lens().path("description").asText());
        data.set("drawing", panel.drawing());
        ObjectNode columns = data.putObject("columns");
        panel.columns().forEach(columns::set);
        ArrayNode rows = data.putArray("rows");
        JsonNode answer = search.search(panel.view().family(), PanelQuery.of(panel, stretch, List.of()));
        for (Row row : PanelAnswer.rows(panel, answer)) {
            ObjectNode one = rows.addObject();
            row.keys().forEach(one::put);
            row.values().forEach(one::put);
        }
        data.set("marks", marks(panel));
    }

    /** Where something began that is drawn into the curve. */
    private ArrayNode marks(Panel panel) {
        ArrayNode marks = Json.json().createArrayNode();
        for (JsonNode annotation : panel.annotations()) {
            String time = annotation.path("timeField").asText();
            ObjectNode body = Panel.parse("{\"size\":50}");
            ObjectNode query = Kql.filter(annotation.at("/filter/query").asText());
            ((ArrayNode) query.at("/bool/filter")).add(range(time));
            body.set("query", query);
            for (JsonNode hit : search.search(panel.marks().family(), body).at("/hits/hits")) {
                JsonNode source = hit.path("_source");
                marks.addObject()
                        .put("at", source.path(time).asText())
                        .put(
                                "label",
                                source.path(annotation.path("textField").asText())
                                        .asText());
            }
        }
        return marks;
    }

    private void list(Panel panel, ObjectNode data) {
        ObjectNode body = Json.json().createObjectNode().put("size", LISTED);
        ObjectNode query = Kql.filter(file.searchQuery(panel));
        ((ArrayNode) query.at("/bool/filter")).add(range(panel.view().time()));
        body.set("query", query);
        body.putArray("sort").addObject().put(panel.view().time(), "desc");
        ArrayNode documents = data.putArray("documents");
        search.search(panel.view().family(), body).at("/hits/hits").forEach(hit -> documents.add(hit.path("_source")));
    }

    private ObjectNode range(String field) {
        ObjectNode range = Json.json().createObjectNode();
        range.putObject("range")
                .putObject(field)
                .put("gte", stretch.from().toString())
                .put("lt", stretch.until().toString());
        return range;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(BoardPreview.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is part of the jar", e);
        }
    }
}
