package dev.grapevine.dashboard.kibana;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The dashboards that Grapevine ships, and the file that Kibana imports. */
public final class Boards {

    private static final String OVERVIEW = "grapevine-overview";
    private static final String CRISIS = "grapevine-crisis-room";

    private static final List<String> MOODS = List.of("negative", "mixed", "neutral", "positive");

    private static final String LINKS = "[Overview](" + SavedObject.LINK + OVERVIEW + ") | [Crisis room]("
            + SavedObject.LINK + CRISIS + ")  \nWhat each number means stands in"
            + " docs/measures.md. Reach is potential: followers added up, not people who saw it.";

    private Boards() {}

    /**
     * Writes everything as one import file.
     *
     * @param file must end in .ndjson: Kibana takes no other
     * @return how many objects it holds
     */
    public static int export(Path file) throws IOException {
        if (!file.toString().endsWith(".ndjson")) {
            throw new IllegalArgumentException("expected a file name that ends in .ndjson, found '" + file + "'");
        }
        List<String> lines = lines("");
        Files.write(file, lines);
        return lines.size();
    }

    /**
     * Everything that Kibana imports, an object a line.
     *
     * @param prefix of every id, such as "acme-"; empty for none
     */
    public static List<String> lines(String prefix) {
        return objects().stream().map(object -> object.prefixed(prefix).line()).toList();
    }

    /** Ids of the dashboards among them. */
    static List<String> dashboards(String prefix) {
        return List.of(prefix + OVERVIEW, prefix + CRISIS);
    }

    static List<SavedObject> objects() {
        List<SavedObject> objects = new ArrayList<>();
        Arrays.stream(DataView.values()).map(DataView::object).forEach(objects::add);
        SavedObject mentions = search("grapevine-mentions-search", "Latest mentions", "own: false");
        SavedObject complaints =
                search("grapevine-complaints-search", "Latest complaints", "own: false and sentiment.label: negative");
        objects.add(mentions);
        objects.add(complaints);
        objects.add(overview(mentions));
        objects.add(crisisRoom(complaints));
        return List.copyOf(objects);
    }

    private static SavedObject overview(SavedObject mentions) {
        return new Board(
                        OVERVIEW,
                        "[Grapevine] Overview",
                        "How a brand is talked about, against its competitors.",
                        "now-7d",
                        60)
                .control(DataView.ROLLUPS, "brand", "Brand")
                .control(DataView.ROLLUPS, "source", "Source")
                .row(4)
                .markdown(48, LINKS)
                .row(6)
                .lens(8, sum("Mentions", "mentions"))
                .lens(8, sum("Different stories", "stories"))
                .lens(8, netSentiment())
                .lens(8, negativeShare())
                .lens(8, sum("Potential reach", "reach"))
                .lens(8, sum("Engagement", "engagement"))
                .row(12)
                .lens(32, moodOverTime())
                .lens(16, shareOfVoice())
                .row(12)
                .lens(24, netSentimentByBrand())
                .lens(24, moodBy("Mood by source", "source"))
                .row(12)
                .lens(24, hashtags("Hashtags", ""))
                .lens(24, topSites("Where it is said", ""))
                .row(12)
                .lens(48, alerts())
                .row(16)
                .search(48, "Latest mentions", mentions)
                .object();
    }

    private static SavedObject crisisRoom(SavedObject complaints) {
        String negative = "sentiment.label: negative and own: false";
        return new Board(
                        CRISIS,
                        "[Grapevine] Crisis room",
                        "The last six hours: how bad, since when, who and where.",
                        "now-6h",
                        30)
                .control(DataView.ROLLUPS, "brand", "Brand")
                .control(DataView.ROLLUPS, "source", "Source")
                .row(4)
                .markdown(48, LINKS)
                .row(6)
                .lens(12, negativeShare())
                .lens(12, sum("Negative mentions", "negative"))
                .lens(12, sum("Mentions", "mentions"))
                .lens(12, sum("Different people", "authors"))
                .row(12)
                .lens(32, moodOverTime())
                .lens(16, moodBy("Mood by source", "source"))
                .row(12)
                .lens(48, alerts())
                .row(12)
                .lens(16, hashtags("Hashtags of complaints", negative))
                .lens(16, topSites("Where people complain", negative))
                .lens(16, topAuthors("Who complains, by followers", negative))
                .row(16)
                .search(48, "Latest complaints", complaints)
                .object();
    }

    private static Lens sum(String title, String field) {
        Layer layer = Layer.over(DataView.ROLLUPS).sum("now", field, title).before("before", "now");
        return Lens.number(title, layer, "now", "before");
    }

    private static Lens netSentiment() {
        return Lens.number("Net sentiment", net(Layer.over(DataView.ROLLUPS)), "net", "");
    }

    private static Layer net(Layer layer) {
        return layer.ratio("net", "Net sentiment", List.of("positive"), List.of("negative"), MOODS);
    }

    private static Lens negativeShare() {
        Layer layer =
                Layer.over(DataView.ROLLUPS).ratio("share", "Negative share", List.of("negative"), List.of(), MOODS);
        return Lens.number("Negative share", layer, "share", "");
    }

    private static Lens moodOverTime() {
        return Lens.stacked(
                        "Mentions and mood", moods(Layer.over(DataView.ROLLUPS).byTime("time")), "time", MOODS)
                .withAlerts();
    }

    private static Lens moodBy(String title, String field) {
        Layer layer = moods(Layer.over(DataView.ROLLUPS).byTerm("term", field, title, 10, "negative"));
        return Lens.shares(title, layer, "term", MOODS);
    }

    private static Layer moods(Layer layer) {
        MOODS.forEach(mood -> layer.sum(mood, mood, mood));
        return layer;
    }

    private static Lens shareOfVoice() {
        Layer layer = Layer.over(DataView.ROLLUPS)
                .ignoringFilters()
                .byTerm("brand", "brand", "Brand", 10, "stories")
                .sum("stories", "stories", "Different stories");
        return Lens.donut("Share of voice, all brands", layer, "brand", "stories");
    }

    private static Lens netSentimentByBrand() {
        Layer layer = net(Layer.over(DataView.ROLLUPS)
                .ignoringFilters()
                .byTime("time")
                .byTermInOrder("brand", "brand", "Brand", 10));
        return Lens.lines("Net sentiment by brand", layer, "time", "net", "brand");
    }

    private static Lens hashtags(String title, String query) {
        Layer layer = Layer.over(DataView.MENTIONS)
                .byTerm("tag", "hashtags", "Hashtag", 40, "count")
                .count("count", "Mentions");
        return Lens.cloud(title, layer, "tag", "count").where(query);
    }

    private static Lens topSites(String title, String query) {
        Layer layer = Layer.over(DataView.MENTIONS)
                .byTerm("site", "site", "Site", 20, "count")
                .count("count", "Mentions")
                .sum("likes", "engagement.likes", "Likes");
        return Lens.table(title, layer, List.of("site", "count", "likes")).where(query);
    }

    private static Lens topAuthors(String title, String query) {
        Layer layer = Layer.over(DataView.MENTIONS)
                .byTerm("author", "author.name", "Author", 20, "followers")
                .max("followers", "author.followers", "Followers")
                .count("count", "Mentions");
        return Lens.table(title, layer, List.of("author", "followers", "count")).where(query);
    }

    private static Lens alerts() {
        Layer layer = Layer.over(DataView.ALERTS)
                .byTerm("brand", "brandName", "Brand", 20, "at")
                .byTerm("kind", "kind", "Kind", 2, "at")
                .byTerm("event", "event", "Step", 4, "at")
                .newest("at", "at", "Newest")
                .max("severity", "severity", "Severity")
                .max("count", "count", "Stories")
                .max("high", "high", "Normal at most");
        return Lens.table("Alerts", layer, List.of("brand", "kind", "event", "at", "severity", "count", "high"));
    }

    private static SavedObject search(String id, String title, String query) {
        ObjectNode attributes = Ask.json(
                "{'title':?,'description':'','columns':['brand','sentiment.label','source','author.name','title',"
                        + "'text','url'],'sort':[['eventTime','desc']],'grid':{},'hideChart':true,"
                        + "'isTextBasedQuery':false,'timeRestore':false}",
                "[Grapevine] " + title);
        ObjectNode source = Ask.json(
                "{'query':{'query':?,'language':'kuery'},'filter':[],"
                        + "'indexRefName':'kibanaSavedObjectMeta.searchSourceJSON.index'}",
                query);
        attributes.set(
                "kibanaSavedObjectMeta", Json.json().createObjectNode().put("searchSourceJSON", source.toString()));
        return new SavedObject(
                "search",
                id,
                "8.0.0",
                attributes,
                List.of(DataView.MENTIONS.reference("kibanaSavedObjectMeta.searchSourceJSON.index")));
    }
}
