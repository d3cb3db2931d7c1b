package dev.grapevine.dashboard.kibana;

import dev.grapevine.dashboard.kibana.Layer.Format;
import dev.grapevine.measure.WordOfMouth;
import java.util.List;

/** A brand beside its competitors, for whoever plans the next quarter. */
final class BrandHealthBoard {

    private static final int BRANDS = 10;
    private static final int CHANNELS = 11;

    private BrandHealthBoard() {}

    static Board board() {
        return Board.of(
                        Boards.BRAND_HEALTH,
                        "Brand health and competitors",
                        "Reputation, ratings and share of voice, beside the competitors'.")
                .since("now-30d", 300)
                .row(6)
                .navigation(8)
                .lens(
                        8,
                        Lens.figure("Reputation score", Measures.reputation(), Format.POINTS)
                                .saying("0 to 100: mood 50, calm 20, stars 30 points. See docs/measures.md."))
                .lens(8, Panels.netSentiment())
                .lens(
                        8,
                        Lens.figure("Average rating", Measures.averageStars(), Format.RATIO)
                                .saying("Of 1 to 5 stars."))
                .lens(8, Panels.negativeShare())
                .lens(8, Panels.count("Different stories", Measures.stories()))
                .row(9)
                .lens(14, Panels.shareOfVoice())
                .lens(17, Panels.shareOfVoiceOverTime())
                .lens(17, Panels.netSentimentByBrand())
                .row(9)
                .lens(20, scores())
                .lens(12, Panels.stars("Stars by brand", "brand", "Brand"))
                .lens(16, wordOfMouth())
                .row(10)
                .lens(16, Panels.moodBy("Mood by brand", "brand"))
                .lens(16, topics())
                .lens(16, Panels.moodBy("Mood by channel", "sourceType"))
                .row(10)
                .lens(24, Panels.incidents())
                .lens(24, ratedPages())
                .row(16)
                .search(48, Boards.REVIEWS);
    }

    private static Lens scores() {
        Layer layer = Panels.mentions()
                .ignoringFilters()
                .byTermInOrder("brand", "brand", "Brand", BRANDS)
                .measure("score", "Score", Measures.reputation(), Format.POINTS)
                .measure("mood", "Mood", Measures.moodPoints(), Format.POINTS)
                .measure("calm", "Calm", Measures.calmPoints(), Format.POINTS)
                .measure("stars", "Stars", Measures.starPoints(), Format.POINTS);
        return Lens.table("Reputation, point by point", layer, List.of("brand", "score", "mood", "calm", "stars"))
                .saying("What each factor adds to the score; no filter applies.");
    }

    private static Lens wordOfMouth() {
        Layer layer = Panels.mentions()
                .byTerm("channel", "sourceType", "Channel", CHANNELS)
                .measure("ratio", "Bad per good", Measures.badPerGood(), Format.RATIO)
                .constant("usual", "If all spoke alike", WordOfMouth.WRITTEN)
                .measure("behind", "Bad experiences", Measures.badExperiences(), Format.COUNT);
        return Lens.table("Word of mouth (estimate)", layer, List.of("channel", "ratio", "usual", "behind"))
                .saying(WordOfMouth.SOURCE);
    }

    private static Lens topics() {
        Layer layer = Panels.mentions()
                .ignoringFilters()
                .byTermInOrder("brand", "brand", "Brand", BRANDS)
                .byTerm("topic", "aspects.name", "Topic", CHANNELS)
                .measure("net", "Net sentiment", Measures.netSentiment(), Format.PERCENT);
        return Lens.heatmap("Net sentiment by topic and brand", layer, "brand", "topic", "net")
                .saying("All brands; no filter applies.");
    }

    /** What review pages say of themselves, which covers ratings that nobody wrote a word with; in no other count. */
    private static Lens ratedPages() {
        Layer layer = Panels.mentions()
                .byTerm("item", "item.name", "Product", BRANDS, "count")
                .byTerm("source", "source", "Source", BRANDS, "count")
                .measure("average", "Average as stated", Expression.largest("aggregate.value"), Format.RATIO)
                .max("count", "aggregate.count", "Ratings");
        return Lens.table("Ratings as the pages state them", layer, List.of("item", "source", "average", "count"))
                .only("own: true and aggregate.value: *");
    }
}
