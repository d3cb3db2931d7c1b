package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.kibana.SavedObject.Reference;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A chart: what it asks and how it is drawn.
 *
 * @param description one sentence that Kibana shows beside the title
 * @param query KQL that narrows this chart only, or empty
 */
record Lens(
        String title,
        String description,
        String type,
        ObjectNode visualization,
        Layer layer,
        String query,
        List<Reference> references) {

    private static final String INCIDENTS = "incidents";

    private static Lens of(String title, String type, ObjectNode visualization, Layer layer) {
        String query = layer.view() == DataView.MENTIONS ? Measures.HEARD : "";
        return new Lens(title, "", type, visualization, layer, query, List.of());
    }

    /** Narrowed further. */
    Lens where(String kql) {
        String both = query.isEmpty() ? kql : query + " and " + kql;
        return new Lens(title, description, type, visualization, layer, both, references);
    }

    /** Narrowed by this alone. */
    Lens only(String kql) {
        return new Lens(title, description, type, visualization, layer, kql, references);
    }

    /** With a sentence for those who wonder. */
    Lens saying(String sentence) {
        return new Lens(title, sentence, type, visualization, layer, query, references);
    }

    /** One number, and the same in the stretch of the same length before. */
    static Lens figure(String title, Expression measure, Layer.Format format) {
        Layer layer = Layer.over(DataView.MENTIONS)
                .measure("now", title, measure, format)
                .measure("before", "before", measure.before(), format);
        return of(
                title,
                "lnsMetric",
                Ask.json(
                        "{'layerId':?,'layerType':'data','metricAccessor':'now','secondaryMetricAccessor':'before'}",
                        Layer.ID),
                layer);
    }

    /** One number as it stands now, of what has no stretch before. */
    static Lens figure(String title, Layer layer, String metric) {
        return of(
                title,
                "lnsMetric",
                Ask.json("{'layerId':?,'layerType':'data','metricAccessor':?}", Layer.ID, metric),
                layer);
    }

    /** How an XY chart draws its series. */
    enum Series {
        BARS("bar_stacked"),
        ROWS("bar_horizontal_stacked"),
        ROWS_OF_SHARES("bar_horizontal_percentage_stacked"),
        AREAS_OF_SHARES("area_percentage_stacked"),
        LINES("line");

        private final String word;

        Series(String word) {
            this.word = word;
        }
    }

    /** @param split the column whose values are the series */
    static Lens chart(
            String title, Series series, Layer layer, String x, String measure, String split, ObjectNode colours) {
        ObjectNode drawn = xy(series, x, List.of(measure));
        ObjectNode data = (ObjectNode) drawn.at("/layers/0");
        data.put("splitAccessor", split);
        data.set("colorMapping", colours);
        return of(title, "lnsXY", drawn, layer);
    }

    /** @param measures each is a series of its own */
    static Lens chart(String title, Series series, Layer layer, String x, List<String> measures) {
        ObjectNode drawn = xy(series, x, measures);
        ((ObjectNode) drawn.at("/layers/0")).set("colorMapping", Colours.others());
        return of(title, "lnsXY", drawn, layer);
    }

    private static ObjectNode xy(Series series, String x, List<String> measures) {
        ObjectNode drawn = Ask.json(
                "{'legend':{'isVisible':true,'position':'bottom','showSingleSeries':false},'valueLabels':'hide',"
                        + "'fittingFunction':'None','axisTitlesVisibilitySettings':{'x':false,'yLeft':false,"
                        + "'yRight':false},'preferredSeriesType':?,'layers':[{'layerId':?,'layerType':'data',"
                        + "'seriesType':?,'xAccessor':?,'accessors':[]}]}",
                series.word,
                Layer.ID,
                series.word,
                x);
        measures.forEach(((ArrayNode) drawn.at("/layers/0/accessors"))::add);
        return drawn;
    }

    /** Draws a red mark where an incident of a shown brand began. */
    Lens withIncidents() {
        ObjectNode drawn = visualization.deepCopy();
        ((ArrayNode) drawn.path("layers"))
                .add(Ask.json(
                        "{'layerId':?,'layerType':'annotations','persistanceType':'byValue',"
                                + "'ignoreGlobalFilters':false,'annotations':[{'type':'query','id':'opened',"
                                + "'label':'Incident','key':{'type':'point_in_time'},'timeField':'started',"
                                + "'textVisibility':true,'textField':'kind','textSource':'field',"
                                + "'extraFields':['brandName','kind','severity'],"
                                + "'filter':{'type':'kibana_query','query':'competitor: false','language':'kuery'},"
                                + "'color':?,'icon':'alert','lineStyle':'solid','lineWidth':2,'isHidden':false,"
                                + "'outside':false}]}",
                        INCIDENTS,
                        Colours.ALERT));
        List<Reference> both = new ArrayList<>(references);
        both.add(DataView.ALERTS.reference("xy-visualization-layer-" + INCIDENTS));
        return new Lens(title, description, type, drawn, layer, query, List.copyOf(both));
    }

    static Lens donut(String title, Layer layer, String term, String measure, ObjectNode colours) {
        ObjectNode drawn = Ask.json(
                "{'shape':'donut','layers':[{'layerId':?,'layerType':'data','primaryGroups':[?],"
                        + "'metrics':[?],'numberDisplay':'percent','categoryDisplay':'default',"
                        + "'legendDisplay':'show','legendPosition':'bottom','nestedLegend':false}]}",
                Layer.ID,
                term,
                measure);
        ((ObjectNode) drawn.at("/layers/0")).set("colorMapping", colours);
        return of(title, "lnsPie", drawn, layer);
    }

    /** All columns of the layer, in this order. */
    static Lens table(String title, Layer layer, List<String> columns) {
        return table(title, layer, columns, Set.of());
    }

    /** @param hidden columns that only order the rows */
    static Lens table(String title, Layer layer, List<String> columns, Set<String> hidden) {
        ObjectNode drawn =
                Ask.json("{'layerId':?,'layerType':'data','columns':[],'paging':{'size':10,'enabled':true}}", Layer.ID);
        columns.forEach(column -> drawn.withArray("/columns").add(Ask.json("{'columnId':?}", column)));
        hidden.forEach(column -> drawn.withArray("/columns").add(Ask.json("{'columnId':?,'hidden':true}", column)));
        return of(title, "lnsDatatable", drawn, layer);
    }

    static Lens cloud(String title, Layer layer, String term, String measure) {
        ObjectNode drawn = Ask.json(
                "{'layerId':?,'layerType':'data','tagAccessor':?,'valueAccessor':?,'minFontSize':14,"
                        + "'maxFontSize':44,'orientation':'single','showLabel':false}",
                Layer.ID,
                term,
                measure);
        drawn.set("colorMapping", Colours.others());
        return of(title, "lnsTagcloud", drawn, layer);
    }

    static Lens heatmap(String title, Layer layer, String x, String y, String measure) {
        return of(
                title,
                "lnsHeatmap",
                Ask.json(
                        "{'shape':'heatmap','layerId':?,'layerType':'data','xAccessor':?,'yAccessor':?,"
                                + "'valueAccessor':?,'legend':{'isVisible':true,'position':'right',"
                                + "'type':'heatmap_legend'},'gridConfig':{'type':'heatmap_grid',"
                                + "'isCellLabelVisible':true,'isXAxisLabelVisible':true,'isYAxisLabelVisible':true,"
                                + "'isXAxisTitleVisible':false,'isYAxisTitleVisible':false},"
                                + "'palette':{'name':'cool','type':'palette','accessor':?}}",
                        Layer.ID,
                        x,
                        y,
                        measure,
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
                .put("description", description)
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
