package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.kibana.SavedObject.Reference;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A chart: what it asks and how it is drawn.
 *
 * @param query KQL that narrows this chart only, or empty
 */
record Lens(
        String title, String type, ObjectNode visualization, Layer layer, String query, List<Reference> references) {

    private static final String ALERTS_LAYER = "alerts";

    private static final Map<String, String> COLOURS = Map.of(
            "negative", "#C61E25",
            "neutral", "#CAD3E2",
            "positive", "#008B87",
            "mixed", "#8E9FBC");

    private static Lens of(String title, String type, ObjectNode visualization, Layer layer) {
        return new Lens(title, type, visualization, layer, "", List.of());
    }

    Lens where(String kql) {
        return new Lens(title, type, visualization, layer, kql, references);
    }

    /** One number; {@code before}, where not empty, is the same in the stretch before. */
    static Lens number(String title, Layer layer, String metric, String before) {
        ObjectNode drawn = Ask.json("{'layerId':?,'layerType':'data','metricAccessor':?}", Layer.ID, metric);
        if (!before.isEmpty()) {
            drawn.put("secondaryMetricAccessor", before);
        }
        return of(title, "lnsMetric", drawn, layer);
    }

    /** Bars over time, one part for each measure, in the colours of the moods where they bear their names. */
    static Lens stacked(String title, Layer layer, String time, List<String> measures) {
        return of(title, "lnsXY", xy("bar_stacked", time, measures), layer);
    }

    /** Horizontal bars that all are 100 % long. */
    static Lens shares(String title, Layer layer, String term, List<String> measures) {
        return of(title, "lnsXY", xy("bar_horizontal_percentage_stacked", term, measures), layer);
    }

    static Lens lines(String title, Layer layer, String time, String measure, String split) {
        ObjectNode drawn = xy("line", time, List.of(measure));
        ((ObjectNode) drawn.at("/layers/0")).put("splitAccessor", split);
        return of(title, "lnsXY", drawn, layer);
    }

    private static ObjectNode xy(String series, String x, List<String> measures) {
        ObjectNode drawn = Ask.json(
                "{'legend':{'isVisible':true,'position':'bottom'},'valueLabels':'hide','fittingFunction':'None',"
                        + "'axisTitlesVisibilitySettings':{'x':false,'yLeft':false,'yRight':false},"
                        + "'preferredSeriesType':?,'layers':[{'layerId':?,'layerType':'data','seriesType':?,"
                        + "'xAccessor':?,'accessors':[],'yConfig':[]}]}",
                series,
                Layer.ID,
                series,
                x);
        for (String measure : measures) {
            ((ArrayNode) drawn.at("/layers/0/accessors")).add(measure);
            if (COLOURS.containsKey(measure)) {
                ((ArrayNode) drawn.at("/layers/0/yConfig"))
                        .add(Ask.json("{'forAccessor':?,'color':?}", measure, COLOURS.get(measure)));
            }
        }
        return drawn;
    }

    /** Draws a red mark where an incident began. */
    Lens withAlerts() {
        ObjectNode drawn = visualization.deepCopy();
        ((ArrayNode) drawn.path("layers"))
                .add(Ask.json(
                        "{'layerId':?,'layerType':'annotations','persistanceType':'byValue',"
                                + "'ignoreGlobalFilters':false,'annotations':[{'type':'query','id':'opened',"
                                + "'label':'Alert','key':{'type':'point_in_time'},'timeField':?,"
                                + "'textVisibility':false,'extraFields':['brandName','kind','severity'],"
                                + "'filter':{'type':'kibana_query','query':'competitor: false','language':'kuery'},"
                                + "'color':'#C61E25','icon':'alert','isHidden':false,'outside':false}]}",
                        ALERTS_LAYER,
                        "started"));
        return new Lens(
                title,
                type,
                drawn,
                layer,
                query,
                List.of(DataView.ALERTS.reference("xy-visualization-layer-" + ALERTS_LAYER)));
    }

    static Lens donut(String title, Layer layer, String term, String measure) {
        return of(
                title,
                "lnsPie",
                Ask.json(
                        "{'shape':'donut','layers':[{'layerId':?,'layerType':'data','primaryGroups':[?],"
                                + "'metrics':[?],'numberDisplay':'percent','categoryDisplay':'default',"
                                + "'legendDisplay':'default','nestedLegend':false}]}",
                        Layer.ID,
                        term,
                        measure),
                layer);
    }

    static Lens table(String title, Layer layer, List<String> columns) {
        ObjectNode drawn =
                Ask.json("{'layerId':?,'layerType':'data','columns':[],'paging':{'size':10,'enabled':true}}", Layer.ID);
        columns.forEach(column -> drawn.withArray("/columns").add(Ask.json("{'columnId':?}", column)));
        return of(title, "lnsDatatable", drawn, layer);
    }

    static Lens cloud(String title, Layer layer, String term, String measure) {
        return of(
                title,
                "lnsTagcloud",
                Ask.json(
                        "{'layerId':?,'layerType':'data','tagAccessor':?,'valueAccessor':?,'minFontSize':14,"
                                + "'maxFontSize':48,'orientation':'single','showLabel':false}",
                        Layer.ID,
                        term,
                        measure),
                layer);
    }

    /** What Lens drops without a word when it is missing: which data view each layer asks. */
    List<Reference> allReferences() {
        List<Reference> all = new ArrayList<>();
        all.add(layer.view().reference("indexpattern-datasource-layer-" + Layer.ID));
        all.addAll(references);
        return all;
    }

    /** The attributes of a panel by value. */
    ObjectNode json() {
        ObjectNode json = Json.json()
                .createObjectNode()
                .put("title", title)
                .put("description", "")
                .put("visualizationType", type)
                .put("type", "lens");
        json.set("references", SavedObject.json(allReferences()));
        ObjectNode state = json.putObject("state");
        state.set("visualization", visualization);
        state.set("query", Ask.json("{'query':?,'language':'kuery'}", query));
        state.putArray("filters");
        ObjectNode sources = state.putObject("datasourceStates");
        sources.putObject("formBased").putObject("layers").set(Layer.ID, layer.json());
        sources.putObject("textBased").putObject("layers");
        state.putArray("internalReferences");
        state.putObject("adHocDataViews");
        return json;
    }
}
