package dev.grapevine.dashboard.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.json.Json;
import java.time.Instant;

/**
 * Which mentions somebody wants to see; empty text means all.
 *
 * @param text words that must all stand in title or text; "phrases", -not and prefix* work
 * @param mood a label, or "unscored"
 * @param source name in sources.yml
 * @param page from 0
 */
record MentionFilter(String brand, Instant start, Instant end, String text, String mood, String source, int page) {

    static final int PAGE = 25;

    /** Elasticsearch refuses to leaf further than ten thousand. */
    static final int LAST_PAGE = 10_000 / PAGE - 1;

    MentionFilter {
        page = Math.max(0, Math.min(page, LAST_PAGE));
    }

    ObjectNode request() {
        ObjectNode request = Ask.json(
                "{'from':?,'size':?,'track_total_hits':true,'query':{'bool':{'filter':[]}},"
                        + "'sort':[{'eventTime':'desc'},{'mention.id':'asc'}]}",
                page * PAGE,
                PAGE);
        ArrayNode filters = request.withArray("/query/bool/filter");
        filters.add(Ask.json("{'term':{'brand':?}}", brand));
        filters.add(Ask.json("{'term':{'deleted':false}}"));
        filters.add(Ask.json("{'range':{'eventTime':{'gte':?,'lt':?}}}", start.toString(), end.toString()));
        if (!source.isEmpty()) {
            filters.add(Ask.json("{'term':{'source':?}}", source));
        }
        if (!text.isEmpty()) {
            filters.add(Ask.json(
                    "{'simple_query_string':{'query':?,'fields':['title','text'],'default_operator':'and',"
                            + "'flags':'AND|NOT|OR|PHRASE|PREFIX|PRECEDENCE|WHITESPACE'}}",
                    text));
        }
        addMood(filters);
        return request;
    }

    private void addMood(ArrayNode filters) {
        if (mood.equals("unscored")) {
            filters.add(Json.json()
                    .createObjectNode()
                    .set("bool", Ask.json("{'must_not':{'exists':{'field':'sentiment.label'}}}")));
        } else if (!mood.isEmpty()) {
            filters.add(Ask.json("{'term':{'sentiment.label':?}}", mood));
        }
    }
}
