package dev.grapevine.dashboard.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Search;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import dev.grapevine.reply.Need;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the archive knows of people who wait for an answer. */
final class ReplyDesk {

    /** Enough to rank; who comes later waits behind a long queue anyway. */
    static final int RANKED = 300;

    private final Search search;

    ReplyDesk(Search search) {
        this.search = search;
    }

    /** Mentions whose writers are after something, the likeliest to need an answer first; one copy of each. */
    List<EnrichedMention> asking(String brand, Instant start, Instant end) {
        ObjectNode request = Ask.json(
                "{'size':?,'track_total_hits':false,'query':{'bool':{'filter':[{'term':{'brand':?}},"
                        + "{'term':{'own':false}},{'term':{'deleted':false}},{'term':{'story.first':true}},"
                        + "{'range':{'eventTime':{'gte':?,'lt':?}}},{'terms':{'intent':?}}],"
                        + "'must_not':[{'term':{'voice.role':'automated'}}],'should':[]}},"
                        + "'sort':[{'_score':'desc'},{'eventTime':'desc'}]}",
                RANKED,
                brand,
                start.toString(),
                end.toString(),
                Need.INTENTS.keySet());
        ArrayNode weights = request.withArray("/query/bool/should");
        Need.INTENTS.forEach((intent, points) -> weights.add(weight("intent", intent, points)));
        weights.add(weight("urgency", "high", 30)).add(weight("urgency", "medium", 10));
        return mentions(search.search(IndexFamily.MENTIONS.alias(), request));
    }

    private static ObjectNode weight(String field, String value, int points) {
        return Ask.json("{'constant_score':{'filter':{'term':{?:?}},'boost':?}}", field, value, points);
    }

    /** Of these mentions those that were answered by the brand's own voice, with the first answer. */
    Map<String, EnrichedMention> ownAnswers(String brand, Collection<String> ids) {
        ObjectNode request = Ask.json(
                "{'size':1000,'track_total_hits':false,'query':{'bool':{'filter':[{'term':{'brand':?}},"
                        + "{'term':{'own':true}},{'term':{'deleted':false}}],'minimum_should_match':1,"
                        + "'should':[{'terms':{'thread.parent':?}},{'terms':{'thread.root':?}}]}},"
                        + "'sort':[{'eventTime':'asc'}]}",
                brand,
                ids,
                ids);
        Map<String, EnrichedMention> answers = new HashMap<>();
        mentions(search.search(IndexFamily.MENTIONS.alias(), request)).forEach(answer -> {
            keep(answers, answer.thread() == null ? null : answer.thread().parent(), answer);
            keep(answers, answer.thread() == null ? null : answer.thread().root(), answer);
        });
        return answers;
    }

    private static void keep(Map<String, EnrichedMention> answers, @Nullable String id, EnrichedMention answer) {
        if (id != null) {
            answers.putIfAbsent(id, answer);
        }
    }

    /** The newest word about a brand of each of these voices, by the voice's id. */
    Map<String, EnrichedMention> lastWords(String brand, Collection<String> voices) {
        ObjectNode request = Ask.json(
                "{'size':?,'track_total_hits':false,'query':{'bool':{'filter':[{'term':{'brand':?}},"
                        + "{'term':{'own':false}},{'term':{'deleted':false}},{'terms':{'voice.id':?}}]}},"
                        + "'collapse':{'field':'voice.id'},'sort':[{'eventTime':'desc'}]}",
                Math.max(1, voices.size()),
                brand,
                voices);
        Map<String, EnrichedMention> last = new HashMap<>();
        mentions(search.search(IndexFamily.MENTIONS.alias(), request))
                .forEach(mention -> last.put(mention.voice().id(), mention));
        return last;
    }

    private static List<EnrichedMention> mentions(JsonNode answer) {
        return StreamSupport.stream(answer.at("/hits/hits").spliterator(), false)
                .map(hit -> Json.json().convertValue(hit.path("_source"), EnrichedMention.class))
                .toList();
    }
}
