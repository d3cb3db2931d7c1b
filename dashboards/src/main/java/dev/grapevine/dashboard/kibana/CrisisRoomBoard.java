package dev.grapevine.dashboard.kibana;

import dev.grapevine.dashboard.kibana.Layer.Format;
import dev.grapevine.dashboard.kibana.Lens.Series;
import java.util.List;

/** The last hours in detail, for whoever is in charge while it burns. */
final class CrisisRoomBoard {

    private static final int ROWS = 30;

    private CrisisRoomBoard() {}

    static Board board() {
        return Board.of(
                        Boards.CRISIS_ROOM,
                        "Crisis room",
                        "The last six hours: how bad, since when, who, where and about what.")
                .since("now-6h", 30)
                .row(6)
                .navigation(8)
                .lens(8, Panels.negativeShare())
                .lens(8, Panels.count("Complaints", Measures.flagged(Panels.NEGATIVE)))
                .lens(8, Panels.count("Mentions", Measures.mentions()))
                .lens(
                        8,
                        Panels.count("New voices", Measures.newVoices())
                                .saying("Had not said anything about the brand before."))
                .lens(8, Panels.reach())
                .row(9)
                .lens(28, Panels.moodOverTime("Mentions and mood"))
                .lens(20, storiesAndCopies())
                .row(9)
                .lens(16, Panels.cloud("New in what people say", "emerging", "Phrase"))
                .lens(16, Panels.topSites("Where people complain").where(Panels.NEGATIVE))
                .lens(16, complainers())
                .row(10)
                .lens(28, Panels.incidents())
                .lens(20, sources())
                .row(10)
                .lens(16, topics())
                .lens(16, Panels.mostEngaged("Most liked complaints").where(Panels.NEGATIVE))
                .lens(16, Panels.moodBy("Mood by source", "source"))
                .row(16)
                .search(48, Boards.COMPLAINTS);
    }

    private static Lens storiesAndCopies() {
        Layer layer = Panels.mentions()
                .byTime("time")
                .measure("all", "Mentions", Measures.mentions(), Format.COUNT)
                .measure("stories", "Different stories", Measures.stories(), Format.COUNT);
        return Lens.chart("Stories, and with copies", Series.LINES, layer, "time", List.of("all", "stories"));
    }

    private static Lens topics() {
        Layer layer = Panels.mentions()
                .byTerm("topic", "aspects.name", "Topic", 12)
                .measure("count", "Complaints", Measures.mentions(), Format.COUNT);
        return Lens.chart("What complaints are about", Series.ROWS, layer, "topic", List.of("count"))
                .where(Panels.NEGATIVE);
    }

    /** Press and people whose names may be shown; the press has no followers, so how often and how lately rank them. */
    private static Lens complainers() {
        Layer layer = Panels.mentions()
                .byTerm("voice", "author.name", "Voice", ROWS, "count")
                .count("count", "Complaints")
                .newest("at", "eventTime", "Newest");
        return Lens.table("Who complains", layer, List.of("voice", "count", "at"))
                .where(Panels.NEGATIVE);
    }

    private static Lens sources() {
        Layer layer = Layer.over(DataView.SOURCE_HEALTH)
                .ignoringFilters()
                .byTerm("source", "source", "Source", ROWS, "item")
                .byTerm("state", "state", "State", 5, "item")
                .newest("at", "at", "Last asked")
                .newest("item", "lastItem", "Newest item");
        return Lens.table("Sources, all", layer, List.of("source", "state", "at", "item"))
                .saying("A source that is not heard looks like a quiet one; no filter applies.");
    }
}
