package dev.grapevine.dashboard.kibana;

import dev.grapevine.dashboard.kibana.Layer.Format;
import dev.grapevine.dashboard.kibana.Lens.Series;

/** What is talked about and by whom, for whoever answers and writes. */
final class TopicsBoard {

    private static final int TERMS = 10;

    private TopicsBoard() {}

    static Board board() {
        return Board.of(Boards.TOPICS, "Topics and voices", "What people talk about, what they want, and who they are.")
                .since("now-7d", 300)
                .row(6)
                .navigation(8)
                .lens(8, Panels.count("Questions", Measures.flagged("intent: question")))
                .lens(8, Panels.count("Complaints", Measures.flagged("intent: complaint")))
                .lens(8, Panels.count("Praise", Measures.flagged("intent: praise")))
                .lens(8, Panels.count("New voices", Measures.newVoices()))
                .lens(8, Panels.reach())
                .row(9)
                .lens(18, Panels.countsBy("Topics and mood", "aspects.name"))
                .lens(15, Panels.cloud("Hashtags", "hashtags", "Hashtag"))
                .lens(15, Panels.cloud("New in what people say", "emerging", "Phrase"))
                .row(9)
                .lens(18, intents())
                .lens(15, roles())
                .lens(15, Panels.topVoices("Voices by followers"))
                .row(10)
                .lens(24, topicsBySource())
                .lens(12, Panels.moodBy("Mood by language", "language"))
                .lens(12, Panels.moodBy("Mood by voice", "voice.role"))
                .row(12)
                .lens(24, Panels.topSites("Where it is said"))
                .lens(24, Panels.mostEngaged("Most liked"))
                .row(16)
                .search(48, Boards.QUESTIONS);
    }

    private static Lens intents() {
        Layer layer = Panels.mentions()
                .byTermInOrder("intent", "intent", "What people want", TERMS)
                .byTime("time")
                .measure("count", "Mentions", Measures.mentions(), Format.COUNT);
        return Lens.chart("What people want", Series.BARS, layer, "time", "count", "intent", Colours.others())
                .withIncidents();
    }

    private static Lens roles() {
        Layer layer = Panels.mentions()
                .byTermInOrder("role", "voice.role", "Voice", TERMS)
                .measure("count", "Mentions", Measures.mentions(), Format.COUNT);
        return Lens.donut("Who speaks", layer, "role", "count", Colours.others());
    }

    private static Lens topicsBySource() {
        Layer layer = Panels.mentions()
                .byTerm("source", "source", "Source", TERMS)
                .byTerm("topic", "aspects.name", "Topic", TERMS)
                .measure("count", "Mentions", Measures.mentions(), Format.COUNT);
        return Lens.heatmap("Topics by source", layer, "source", "topic", "count");
    }
}
