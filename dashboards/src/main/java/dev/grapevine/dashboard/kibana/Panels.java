package dev.grapevine.dashboard.kibana;

import dev.grapevine.dashboard.kibana.Layer.Format;
import dev.grapevine.dashboard.kibana.Layer.Part;
import dev.grapevine.dashboard.kibana.Lens.Series;
import java.util.List;

/** Charts that more than one board shows. */
final class Panels {

    static final String NEGATIVE = "sentiment.label: negative";

    private static final int BRANDS = 10;
    private static final int MOODS = 4;
    private static final int TERMS = 12;
    private static final int ROWS = 30;
    private static final int SITES = 5;

    private Panels() {}

    static Lens count(String title, Expression measure) {
        return Lens.figure(title, measure, Format.COUNT);
    }

    static Lens percent(String title, Expression measure) {
        return Lens.figure(title, measure, Format.PERCENT);
    }

    static Lens reach() {
        return count("Potential reach", Measures.reach()).saying("Followers added up, not people who saw it.");
    }

    static Lens netSentiment() {
        return percent("Net sentiment", Measures.netSentiment())
                .saying("(Positive - negative) / all scored: -100 % all bad, 100 % all good.");
    }

    static Lens negativeShare() {
        return percent("Negative share", Measures.negativeShare()).saying("Negative / all scored.");
    }

    static Lens moodOverTime(String title) {
        Layer layer = mentions()
                .byTermInOrder("mood", "sentiment.label", "Mood", MOODS)
                .byTime("time")
                .measure("count", "Mentions", Measures.mentions(), Format.COUNT);
        return Lens.chart(title, Series.BARS, layer, "time", "count", "mood", Colours.moods())
                .withIncidents();
    }

    /** Bars of equal length, one for each term, cut by mood. */
    static Lens moodBy(String title, String field) {
        return Lens.chart(title, Series.ROWS_OF_SHARES, moods(field, title), "term", "count", "mood", Colours.moods());
    }

    /** Bars as long as there are mentions, cut by mood. */
    static Lens countsBy(String title, String field) {
        return Lens.chart(title, Series.ROWS, moods(field, title), "term", "count", "mood", Colours.moods());
    }

    private static Layer moods(String field, String label) {
        return mentions()
                .byTerm("term", field, label, TERMS)
                .byTermInOrder("mood", "sentiment.label", "Mood", MOODS)
                .measure("count", "Mentions", Measures.mentions(), Format.COUNT);
    }

    static Lens shareOfVoice() {
        Layer layer = mentions()
                .ignoringFilters()
                .byTermInOrder("brand", "brand", "Brand", BRANDS)
                .count("stories", "Different stories");
        return Lens.donut("Share of voice, all brands", layer, "brand", "stories", Colours.others())
                .where("story.first: true")
                .saying("Of different stories; no filter applies.");
    }

    static Lens shareOfVoiceOverTime() {
        Layer layer = mentions()
                .ignoringFilters()
                .byTermInOrder("brand", "brand", "Brand", BRANDS)
                .byTime("time")
                .count("stories", "Different stories");
        return Lens.chart(
                        "Share of voice over time, all brands",
                        Series.AREAS_OF_SHARES,
                        layer,
                        "time",
                        "stories",
                        "brand",
                        Colours.others())
                .where("story.first: true")
                .saying("Of different stories; no filter applies.");
    }

    static Lens netSentimentByBrand() {
        Layer layer = mentions()
                .ignoringFilters()
                .byTermInOrder("brand", "brand", "Brand", BRANDS)
                .byTime("time")
                .measure("net", "Net sentiment", Measures.netSentiment(), Format.PERCENT);
        return Lens.chart("Net sentiment by brand", Series.LINES, layer, "time", "net", "brand", Colours.others())
                .withIncidents()
                .saying("All brands; no filter applies.");
    }

    static Lens cloud(String title, String field, String label) {
        Layer layer = mentions()
                .byTerm("tag", field, label, ROWS)
                .measure("count", "Mentions", Measures.mentions(), Format.COUNT);
        return Lens.cloud(title, layer, "tag", "count");
    }

    static Lens topSites(String title) {
        Layer layer = mentions()
                .byTerm("source", "source", "Source", TERMS)
                .byTerm("site", "site", "Site", SITES)
                .measure("count", "Mentions", Measures.mentions(), Format.COUNT)
                .measure("net", "Net sentiment", Measures.netSentiment(), Format.PERCENT);
        return Lens.table(title, layer, List.of("source", "site", "count", "net"));
    }

    /** People whose names may be shown, by how many could have read them. */
    static Lens topVoices(String title) {
        Layer layer = mentions()
                .byTerm("voice", "author.name", "Voice", ROWS, "followers")
                .max("followers", "author.followers", "Followers")
                .measure("count", "Mentions", Measures.mentions(), Format.COUNT)
                .measure("net", "Net sentiment", Measures.netSentiment(), Format.PERCENT);
        return Lens.table(title, layer, List.of("voice", "followers", "count", "net"));
    }

    static Lens mostEngaged(String title) {
        Layer layer = mentions()
                .byTerm("url", "url", "Mention", ROWS, "likes")
                .sum("likes", "engagement.likes", "Likes")
                .sum("shares", "engagement.shares", "Shares")
                .sum("replies", "engagement.replies", "Replies");
        return Lens.table(title, layer, List.of("url", "likes", "shares", "replies"))
                .where("engagement.likes >= 1");
    }

    static Lens incidents() {
        Layer layer = Layer.over(DataView.ALERTS)
                .ignoringFilters()
                .byTerm("brand", "brandName", "Brand", ROWS, "at")
                .byTerm("kind", "kind", "What", TERMS, "at")
                .byTerm("event", "event", "Step", TERMS, "at")
                .newest("at", "at", "Newest")
                .max("severity", "severity", "Severity")
                .max("count", "count", "Stories")
                .max("high", "high", "Normal at most");
        return Lens.table(
                        "Incidents, all brands",
                        layer,
                        List.of("brand", "kind", "event", "at", "severity", "count", "high"))
                .saying("Newest step of each; no filter applies.");
    }

    static Lens stars(String title, String by, String label) {
        Layer layer = mentions()
                .byTermInOrder("term", by, label, BRANDS)
                .byFilter("stars", "Stars", starParts())
                .measure("count", "Ratings", Measures.mentions(), Format.COUNT);
        return Lens.chart(title, Series.ROWS_OF_SHARES, layer, "term", "count", "stars", Colours.stars())
                .where("stars >= 1");
    }

    /** Halves count up, as review sites round them. */
    private static List<Part> starParts() {
        return List.of(
                new Part("1 star", "stars < 1.5"),
                new Part("2 stars", "stars >= 1.5 and stars < 2.5"),
                new Part("3 stars", "stars >= 2.5 and stars < 3.5"),
                new Part("4 stars", "stars >= 3.5 and stars < 4.5"),
                new Part("5 stars", "stars >= 4.5"));
    }

    static Layer mentions() {
        return Layer.over(DataView.MENTIONS);
    }
}
