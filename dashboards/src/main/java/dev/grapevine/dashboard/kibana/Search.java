package dev.grapevine.dashboard.kibana;

import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.json.Json;
import java.util.Arrays;
import java.util.List;

/** Saved searches: lists of mentions, newest first, that boards show and that people go on from. */
enum Search {
    MENTIONS(Boards.MENTIONS, "Latest mentions", ""),
    COMPLAINTS(Boards.COMPLAINTS, "Latest complaints", Panels.NEGATIVE),
    REVIEWS(Boards.REVIEWS, "Latest ratings", "stars >= 1"),
    QUESTIONS(Boards.QUESTIONS, "Latest questions", "intent: question");

    private final String id;
    private final String title;
    private final String kql;

    Search(String id, String title, String kql) {
        this.id = id;
        this.title = title;
        this.kql = kql;
    }

    static String titleOf(String id) {
        return Arrays.stream(values())
                .filter(search -> search.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no search " + id))
                .title;
    }

    SavedObject object() {
        var attributes = Ask.json(
                "{'title':?,'description':'','columns':['brand','sentiment.label','source','author.name','title',"
                        + "'text','url'],'sort':[['eventTime','desc']],'grid':{},'hideChart':true,"
                        + "'isTextBasedQuery':false,'timeRestore':false}",
                "[Grapevine] " + title);
        var source = Ask.json(
                "{'query':{'query':?,'language':'kuery'},'filter':[],"
                        + "'indexRefName':'kibanaSavedObjectMeta.searchSourceJSON.index'}",
                kql.isEmpty() ? Measures.HEARD : Measures.HEARD + " and " + kql);
        attributes.set(
                "kibanaSavedObjectMeta", Json.json().createObjectNode().put("searchSourceJSON", source.toString()));
        return new SavedObject(
                "search",
                id,
                "8.0.0",
                attributes,
                List.of(DataView.MENTIONS.reference("kibanaSavedObjectMeta.searchSourceJSON.index"), Tag.reference()));
    }
}
