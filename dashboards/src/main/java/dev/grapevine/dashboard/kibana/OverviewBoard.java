package dev.grapevine.dashboard.kibana;

/** How a brand is talked about, for whoever looks once a day. */
final class OverviewBoard {

    private OverviewBoard() {}

    static Board board() {
        return Board.of(Boards.OVERVIEW, "Overview", "How a brand is talked about, against its competitors.")
                .since("now-7d", 60)
                .row(6)
                .navigation(8)
                .lens(8, Panels.count("Mentions", Measures.mentions()))
                .lens(
                        8,
                        Panels.count("Different stories", Measures.stories())
                                .saying("Copies of one text are one story."))
                .lens(8, Panels.netSentiment())
                .lens(8, Panels.reach())
                .lens(
                        8,
                        Panels.count("Engagement", Measures.engagement())
                                .saying("Likes, shares and replies, as the source said last."))
                .row(9)
                .lens(28, Panels.moodOverTime("Mentions and mood"))
                .lens(20, Panels.shareOfVoice())
                .row(9)
                .lens(16, Panels.countsBy("Topics", "aspects.name"))
                .lens(16, Panels.moodBy("Mood by source", "source"))
                .lens(16, Panels.netSentimentByBrand())
                .row(10)
                .lens(48, Panels.incidents())
                .row(12)
                .lens(24, Panels.topSites("Where it is said"))
                .lens(24, Panels.mostEngaged("Most liked"))
                .row(16)
                .search(48, Boards.MENTIONS);
    }
}
