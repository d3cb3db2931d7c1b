package dev.grapevine.dashboard.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.console.Overview.Bin;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Search;
import dev.grapevine.dashboard.elasticsearch.Tallies;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import dev.grapevine.measure.Tally;
import dev.grapevine.rollup.Rollup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What Elasticsearch holds, in the project's own words: the only class of the console that knows requests. */
final class Archive {

    private static final int MOST_EXPORTED = 10_000;

    /** Data that is so far from now is a recording. */
    private static final Duration REPLAY = Duration.ofDays(2);

    private final Search direct;
    private final Search search;
    private final InstantSource wallClock;

    /**
     * @param direct for what has to be true at this moment
     * @param search for what is shown, perhaps some seconds old
     */
    Archive(Search direct, Search search, InstantSource wallClock) {
        this.direct = direct;
        this.search = search;
        this.wallClock = wallClock;
    }

    /** The end of the newest five minutes with anything in them; empty before the first mention. */
    Optional<Instant> end() {
        JsonNode newest = direct.search(
                        IndexFamily.ROLLUPS.alias(), Ask.json("{'size':0,'aggs':{'newest':{'max':{'field':'bin'}}}}"))
                .at("/aggregations/newest/value");
        return newest.isNumber()
                ? Optional.of(Instant.ofEpochMilli(newest.longValue()).plus(Rollup.BIN))
                : Optional.empty();
    }

    /** The stream's time: that of the wall, but in a replay, which lives in another year, that of the newest data. */
    Instant clock(Instant newest) {
        Instant wall = wallClock.instant();
        return Duration.between(newest, wall).abs().compareTo(REPLAY) < 0 ? wall : newest;
    }

    /** Changes when anything was counted anew; cheap, because a maximum is kept by the index. */
    long stamp() {
        return direct.search(
                        IndexFamily.ROLLUPS.alias(),
                        Ask.json("{'size':0,'aggs':{'newest':{'max':{'field':'version'}}}}"))
                .at("/aggregations/newest/value")
                .asLong();
    }

    /** Ids of the brands that were ever heard of, most mentioned first. */
    List<String> brands() {
        List<String> ids = new ArrayList<>();
        search.search(
                        IndexFamily.ROLLUPS.alias(),
                        Ask.json("{'size':0,'aggs':{'brands':{'terms':{'field':'brand','size':200}}}}"))
                .at("/aggregations/brands/buckets")
                .forEach(bucket -> ids.add(bucket.path("key").asText()));
        return ids;
    }

    List<Bin> bins(String brand, Instant start, Instant end, Span span) {
        long bin = span.bin().toMillis();
        long first = Math.floorDiv(start.toEpochMilli(), bin) * bin;
        ObjectNode request = Ask.json(
                "{'size':0,'query':{'bool':{'filter':[{'term':{'brand':?}},{'range':{'bin':{'gte':?,'lt':?}}}]}},"
                        + "'aggs':{'bins':{'date_histogram':{'field':'bin','fixed_interval':?,'min_doc_count':0,"
                        + "'extended_bounds':{'min':?,'max':?}},'aggs':{"
                        + Tallies.SUMS + "}}}}",
                brand,
                start.toString(),
                end.toString(),
                bin + "ms",
                first,
                end.toEpochMilli() - 1);
        List<Bin> bins = new ArrayList<>();
        search.search(IndexFamily.ROLLUPS.alias(), request)
                .at("/aggregations/bins/buckets")
                .forEach(bucket ->
                        bins.add(new Bin(Instant.ofEpochMilli(bucket.path("key").asLong()), Tallies.of(bucket))));
        return bins;
    }

    /** Counts by brand in a stretch of time. */
    Map<String, Tally> tallies(Instant start, Instant end) {
        return Tallies.byBrand(search, start, end);
    }

    /** One brand's counts by source. */
    Map<String, Tally> bySource(String brand, Instant start, Instant end) {
        ObjectNode request = Ask.json(
                "{'size':0,'query':{'bool':{'filter':[{'term':{'brand':?}},{'range':{'bin':{'gte':?,'lt':?}}}]}},"
                        + "'aggs':{'sources':{'terms':{'field':'source','size':100},'aggs':{" + Tallies.SUMS + "}}}}",
                brand,
                start.toString(),
                end.toString());
        Map<String, Tally> tallies = new LinkedHashMap<>();
        search.search(IndexFamily.ROLLUPS.alias(), request)
                .at("/aggregations/sources/buckets")
                .forEach(bucket -> tallies.put(bucket.path("key").asText(), Tallies.of(bucket)));
        return tallies;
    }

    Talk talk(String brand, Instant start, Instant end) {
        return Talk.of(search.search(IndexFamily.MENTIONS.alias(), Talk.request(brand, start, end)));
    }

    List<EnrichedMention> newestMentions(String brand, Instant start, Instant end, int size) {
        return hits(
                IndexFamily.MENTIONS,
                Ask.json(
                        "{'size':?,'track_total_hits':false,'query':{'bool':{'filter':[{'term':{'brand':?}},"
                                + "{'term':{'own':false}},{'term':{'deleted':false}},"
                                + "{'range':{'eventTime':{'gte':?,'lt':?}}}]}},"
                                + "'sort':[{'eventTime':'desc'},{'mention.id':'asc'}]}",
                        size,
                        brand,
                        start.toString(),
                        end.toString()),
                EnrichedMention.class);
    }

    /** @param total how many there are on all pages */
    record Page<T>(long total, List<T> items) {}

    Page<EnrichedMention> mentions(MentionFilter filter) {
        JsonNode answer = search.search(IndexFamily.MENTIONS.alias(), filter.request());
        return new Page<>(answer.at("/hits/total/value").asLong(), items(answer, EnrichedMention.class));
    }

    /** Up to the ten thousand that Elasticsearch lets anybody leaf through, in the filter's order. */
    List<EnrichedMention> export(MentionFilter filter) {
        JsonNode answer = direct.search(IndexFamily.MENTIONS.alias(), filter.request(0, MOST_EXPORTED));
        return items(answer, EnrichedMention.class);
    }

    /** How many copies there are of each of these stories about a brand; the first counts too. */
    Map<String, Long> copies(String brand, Collection<String> stories) {
        Map<String, Long> copies = new HashMap<>();
        search.search(
                        IndexFamily.MENTIONS.alias(),
                        Ask.json(
                                "{'size':0,'query':{'bool':{'filter':[{'term':{'brand':?}},{'term':{'deleted':false}},"
                                        + "{'terms':{'story.id':?}}]}},'aggs':{'stories':{'terms':{'field':'story.id',"
                                        + "'size':?,'execution_hint':'map'}}}}",
                                brand,
                                stories,
                                Math.max(1, stories.size())))
                .at("/aggregations/stories/buckets")
                .forEach(bucket -> copies.put(
                        bucket.path("key").asText(), bucket.path("doc_count").asLong()));
        return copies;
    }

    /** One mention of a brand, unless it is gone. */
    Optional<EnrichedMention> mention(String brand, String id) {
        ObjectNode request = Ask.json(
                "{'size':1,'query':{'bool':{'filter':[{'term':{'brand':?}},{'term':{'mention.id':?}},"
                        + "{'term':{'deleted':false}}]}}}",
                brand,
                id);
        return items(direct.search(IndexFamily.MENTIONS.alias(), request), EnrichedMention.class).stream()
                .findFirst();
    }

    /** Names of the sources that a brand was heard on, most mentions first. */
    List<String> sourcesOf(String brand) {
        List<String> names = new ArrayList<>();
        search.search(
                        IndexFamily.ROLLUPS.alias(),
                        Ask.json(
                                "{'size':0,'query':{'term':{'brand':?}},"
                                        + "'aggs':{'sources':{'terms':{'field':'source','size':100}}}}",
                                brand))
                .at("/aggregations/sources/buckets")
                .forEach(bucket -> names.add(bucket.path("key").asText()));
        return names;
    }

    /** Every event of one incident, oldest first; none if there is no such incident. */
    List<IncidentEvent> events(String incident) {
        return hits(
                IndexFamily.ALERTS,
                Ask.json("{'size':500,'query':{'term':{'incident':?}},'sort':[{'sequence':'asc'}]}", incident),
                IncidentEvent.class);
    }

    List<Delivery> deliveriesOf(String incident) {
        return hits(
                IndexFamily.DELIVERIES,
                Ask.json("{'size':200,'query':{'term':{'incident':?}},'sort':[{'at':'desc'}]}", incident),
                Delivery.class);
    }

    /** The newest event of each incident that was about in a stretch of time, newest first. */
    List<IncidentEvent> incidents(String brand, Instant start, int size) {
        return hits(
                IndexFamily.ALERTS,
                Ask.json(
                        "{'size':?,'query':{'bool':{'filter':[{'term':{'brand':?}},{'range':{'at':{'gte':?}}}]}},"
                                + "'collapse':{'field':'incident'},'sort':[{'at':'desc'},{'sequence':'desc'}]}",
                        size,
                        brand,
                        start.toString()),
                IncidentEvent.class);
    }

    /** The newest event of each incident of every brand, newest first. */
    List<IncidentEvent> incidents(int size) {
        return hits(
                IndexFamily.ALERTS,
                Ask.json("{'size':?,'collapse':{'field':'incident'},'sort':[{'at':'desc'},{'sequence':'desc'}]}", size),
                IncidentEvent.class);
    }

    List<Delivery> newestDeliveries(String brand, int size) {
        return hits(
                IndexFamily.DELIVERIES,
                Ask.json("{'size':?,'query':{'term':{'brand':?}},'sort':[{'at':'desc'}]}", size, brand),
                Delivery.class);
    }

    /** The newest word of each source. */
    List<SourceHealth> sources(int size) {
        return hits(
                IndexFamily.SOURCE_HEALTH,
                Ask.json("{'size':?,'collapse':{'field':'source'},'sort':[{'at':'desc'}]}", size),
                SourceHealth.class);
    }

    private <T> List<T> hits(IndexFamily family, ObjectNode request, Class<T> type) {
        return items(search.search(family.alias(), request), type);
    }

    private static <T> List<T> items(JsonNode answer, Class<T> type) {
        return StreamSupport.stream(answer.at("/hits/hits").spliterator(), false)
                .map(hit -> read(hit.path("_source"), type))
                .toList();
    }

    private static <T> T read(JsonNode source, Class<T> type) {
        try {
            return Json.json().treeToValue(source, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getSimpleName() + ", though the template is strict", e);
        }
    }
}
