package dev.grapevine.dashboard.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.measure.Tally;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums of rollups, which every figure that people are shown is made of. */
public final class Tallies {

    /** Aggregations below a bucket that {@link #of} reads back. */
    public static final String SUMS = """
            'mentions':{'sum':{'field':'mentions'}},'stories':{'sum':{'field':'stories'}},\
            'authors':{'sum':{'field':'authors'}},'negative':{'sum':{'field':'negative'}},\
            'neutral':{'sum':{'field':'neutral'}},'positive':{'sum':{'field':'positive'}},\
            'mixed':{'sum':{'field':'mixed'}},'unscored':{'sum':{'field':'unscored'}},\
            'reach':{'sum':{'field':'reach'}},'engagement':{'sum':{'field':'engagement'}},\
            'rated':{'sum':{'field':'rated'}},'stars':{'sum':{'field':'stars'}}""";

    private Tallies() {}

    /** Counts by brand in a stretch of time. */
    public static Map<String, Tally> byBrand(Search search, Instant start, Instant end) {
        JsonNode answer = search.search(
                IndexFamily.ROLLUPS.alias(),
                Ask.json(
                        "{'size':0,'query':{'range':{'bin':{'gte':?,'lt':?}}},"
                                + "'aggs':{'brands':{'terms':{'field':'brand','size':200},'aggs':{" + SUMS + "}}}}",
                        start.toString(),
                        end.toString()));
        Map<String, Tally> tallies = new LinkedHashMap<>();
        answer.at("/aggregations/brands/buckets")
                .forEach(bucket -> tallies.put(bucket.path("key").asText(), of(bucket)));
        return tallies;
    }

    /** A bucket's {@link #SUMS}. */
    public static Tally of(JsonNode sums) {
        return new Tally(
                sum(sums, "mentions"),
                sum(sums, "stories"),
                sum(sums, "authors"),
                sum(sums, "negative"),
                sum(sums, "neutral"),
                sum(sums, "positive"),
                sum(sums, "mixed"),
                sum(sums, "unscored"),
                sum(sums, "reach"),
                sum(sums, "engagement"),
                sum(sums, "rated"),
                sums.at("/stars/value").asDouble());
    }

    private static long sum(JsonNode sums, String name) {
        return Math.round(sums.path(name).path("value").asDouble());
    }
}
