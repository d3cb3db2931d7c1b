package dev.grapevine.dashboard.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a brand's mentions of a stretch of time are about, and who writes them.
 *
 * @param feelings aspect and label, such as "price negative"
 * @param phrases that matter now and did not before
 * @param roles of the voices, and how many mentions are theirs
 * @param stars whole stars of ratings of at most five
 * @param stories that were copied most
 * @param voices those of known names with most followers
 */
record Talk(
        List<Count> feelings,
        List<Count> phrases,
        List<Count> roles,
        List<Count> stars,
        List<Story> stories,
        List<Voice> voices) {

    record Count(String name, long count) {}

    /** @param copies without the first */
    record Story(EnrichedMention first, long copies) {}

    /** @param followers the most that a source stated, 0 where none did */
    record Voice(String name, long mentions, long followers) {}

    /**
     * Copies are counted among the copies, and names among the named: most mentions are neither, and what is looked at
     * anew after every refresh should be little.
     */
    static ObjectNode request(String brand, Instant start, Instant end) {
        return Ask.json(
                "{'size':0,'track_total_hits':false,'query':{'bool':{'filter':[{'term':{'brand':?}},"
                        + "{'term':{'own':false}},{'term':{'deleted':false}},{'range':{'eventTime':{'gte':?,'lt':?}}}]}},"
                        + "'aggs':{'feelings':{'terms':{'field':'aspects.feeling','size':100}},"
                        + "'phrases':{'terms':{'field':'emerging','size':12,'execution_hint':'map'}},"
                        + "'roles':{'terms':{'field':'voice.role','size':10}},"
                        + "'rated':{'filter':{'term':{'rating.best':5}},'aggs':{'stars':{'histogram':"
                        + "{'field':'rating.value','interval':1,'min_doc_count':1}}}},"
                        + "'copied':{'filter':{'term':{'story.first':false}},'aggs':{'stories':{'terms':"
                        + "{'field':'story.id','size':5,'execution_hint':'map'},'aggs':{'one':{'top_hits':{'size':1,"
                        + "'sort':[{'eventTime':'asc'}]}}}}}},"
                        + "'named':{'filter':{'exists':{'field':'author.name'}},'aggs':{'voices':{'terms':"
                        + "{'field':'author.name','size':6,'execution_hint':'map',"
                        + "'order':[{'followers':'desc'},{'_count':'desc'}]},"
                        + "'aggs':{'followers':{'max':{'field':'author.followers'}}}}}}}}",
                brand,
                start.toString(),
                end.toString());
    }

    static Talk of(JsonNode answer) {
        JsonNode found = answer.path("aggregations");
        return new Talk(
                list(found.path("feelings"), Talk::count),
                list(found.path("phrases"), Talk::count),
                list(found.path("roles"), Talk::count),
                list(found.at("/rated/stars"), Talk::count),
                list(found.at("/copied/stories"), Talk::story),
                list(found.at("/named/voices"), Talk::voice));
    }

    private static <T> List<T> list(JsonNode aggregation, Function<JsonNode, T> reader) {
        List<T> list = new ArrayList<>();
        aggregation.path("buckets").forEach(bucket -> list.add(reader.apply(bucket)));
        return list;
    }

    private static Count count(JsonNode bucket) {
        return new Count(bucket.path("key").asText(), bucket.path("doc_count").asLong());
    }

    private static Story story(JsonNode bucket) {
        return new Story(
                Json.json().convertValue(bucket.at("/one/hits/hits/0/_source"), EnrichedMention.class),
                bucket.path("doc_count").asLong());
    }

    private static Voice voice(JsonNode bucket) {
        return new Voice(
                bucket.path("key").asText(),
                bucket.path("doc_count").asLong(),
                Math.max(0, Math.round(bucket.at("/followers/value").asDouble())));
    }
}
