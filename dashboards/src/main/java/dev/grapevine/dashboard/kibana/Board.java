package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.kibana.SavedObject.Reference;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A dashboard: 48 columns, filled row by row. */
final class Board {

    private static final int COLUMNS = 48;

    private final String id;
    private final String name;
    private final String description;
    private final ArrayNode panels = Json.json().createArrayNode();
    private final ObjectNode controls = Json.json().createObjectNode();
    private final List<Reference> references = new ArrayList<>();
    private String from = "now-7d";
    private int refreshSeconds = 60;
    private int x;
    private int y;
    private int rowHeight;

    private Board(String id, String name, String description) {
        this.id = id;
        this.name = name;
        this.description = description;
    }

    /** A board with filters for brand, source, language and sentiment, and Grapevine's tag. */
    static Board of(String id, String name, String description) {
        Board board = new Board(id, name, description)
                .control(DataView.MENTIONS, "brand", "Brand")
                .control(DataView.MENTIONS, "source", "Source")
                .control(DataView.MENTIONS, "language", "Language")
                .control(DataView.MENTIONS, "sentiment.label", "Sentiment");
        board.references.add(Tag.reference());
        return board;
    }

    /**
     * @param start how far it looks back, such as now-7d
     * @param seconds between two looks
     */
    Board since(String start, int seconds) {
        from = start;
        refreshSeconds = seconds;
        return this;
    }

    /** Offers a filter above the panels. */
    private Board control(DataView view, String field, String label) {
        String name = "ctl-" + field.replace('.', '-');
        ObjectNode control = Ask.json(
                "{'type':'optionsListControl','order':?,'grow':true,'width':'medium','explicitInput':{'id':?,"
                        + "'fieldName':?,'title':?,'searchTechnique':'prefix','selectedOptions':[],"
                        + "'sort':{'by':'_count','direction':'desc'},'enhancements':{}}}",
                controls.size(),
                name,
                field,
                label);
        controls.set(name, control);
        references.add(view.reference("controlGroup_" + name + ":optionsListDataView"));
        return this;
    }

    /** Starts a row of panels of this height. */
    Board row(int height) {
        if (x != 0 && x != COLUMNS) {
            throw new IllegalStateException(name + ": the row at " + y + " is " + x + " of 48 columns wide");
        }
        y += rowHeight;
        rowHeight = height;
        x = 0;
        return this;
    }

    /** Links to the other boards. */
    Board navigation(int width) {
        return markdown(width, Boards.links(id));
    }

    private Board markdown(int width, String text) {
        ObjectNode config = Ask.json(
                "{'enhancements':{},'hidePanelTitles':true,'savedVis':{'id':'','title':'','description':'',"
                        + "'type':'markdown','params':{'fontSize':12,'openLinksInNewTab':false,'markdown':?},"
                        + "'uiState':{},'data':{'aggs':[],'searchSource':{'query':{'query':'','language':'kuery'},"
                        + "'filter':[]}}}}",
                text);
        place("visualization", width).set("embeddableConfig", config);
        return this;
    }

    Board lens(int width, Lens lens) {
        ObjectNode panel = place("lens", width);
        panel.put("title", lens.title());
        ObjectNode config = panel.putObject("embeddableConfig");
        config.put("title", lens.title());
        config.set("attributes", lens.json());
        config.putObject("enhancements");
        config.put("hidePanelTitles", false);
        String index = panel.path("panelIndex").asText();
        lens.allReferences().forEach(reference -> references.add(reference.within(index)));
        return this;
    }

    /** A saved search, by reference. */
    Board search(int width, String searchId) {
        ObjectNode panel = place("search", width);
        String index = panel.path("panelIndex").asText();
        String label = Search.titleOf(searchId);
        panel.put("title", label).put("panelRefName", "panel_" + index);
        panel.putObject("embeddableConfig").put("title", label).putObject("enhancements");
        references.add(new Reference("search", searchId, index + ":panel_" + index));
        return this;
    }

    private ObjectNode place(String type, int width) {
        String index = "p" + (panels.size() + 1);
        ObjectNode panel = panels.addObject().put("type", type).put("panelIndex", index);
        panel.putObject("gridData")
                .put("x", x)
                .put("y", y)
                .put("w", width)
                .put("h", rowHeight)
                .put("i", index);
        x += width;
        return panel;
    }

    SavedObject object() {
        row(0);
        ObjectNode attributes = Json.json()
                .createObjectNode()
                .put("title", "[Grapevine] " + name)
                .put("description", description)
                .put("timeRestore", true)
                .put("timeFrom", from)
                .put("timeTo", "now")
                .put(
                        "optionsJSON",
                        Ask.json("{'useMargins':true,'syncColors':true,'syncCursor':true,'syncTooltips':false,"
                                        + "'hidePanelTitles':false}")
                                .toString())
                .put("panelsJSON", panels.toString());
        attributes.putObject("refreshInterval").put("pause", false).put("value", refreshSeconds * 1_000);
        attributes
                .putObject("kibanaSavedObjectMeta")
                .put(
                        "searchSourceJSON",
                        Ask.json("{'query':{'query':'','language':'kuery'},'filter':[]}")
                                .toString());
        attributes
                .putObject("controlGroupInput")
                .put("controlStyle", "oneLine")
                .put("chainingSystem", "HIERARCHICAL")
                .put("showApplySelections", false)
                .put(
                        "ignoreParentSettingsJSON",
                        Ask.json("{'ignoreFilters':false,'ignoreQuery':false,'ignoreTimerange':false,"
                                        + "'ignoreValidations':false}")
                                .toString())
                .put("panelsJSON", controls.toString());
        return new SavedObject("dashboard", id, "10.2.0", attributes, references);
    }
}
