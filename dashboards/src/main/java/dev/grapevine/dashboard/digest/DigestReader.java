package dev.grapevine.dashboard.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.brand.Brand;
import dev.grapevine.dashboard.digest.Digest.Phrase;
import dev.grapevine.dashboard.digest.Digest.Story;
import dev.grapevine.dashboard.digest.Digest.Voice;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Search;
import dev.grapevine.dashboard.elasticsearch.Tallies;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import dev.grapevine.measure.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a digest tells from Elasticsearch.
 *
 * <p>Figures are sums of rollups, by time of the event, as in the console. Lists go by when a mention was heard
 * ({@code fetched}), so that what was published before the last digest but heard after it is in this one.
 */
public final class DigestReader {

    private static final int LISTED = 3;
    private static final int ASKED = 40;
    private static final int VOICES = 5;
    private static final int PHRASES = 8;
    private static final int FEWEST_OF_A_PHRASE = 3;
    private static final int INCIDENTS = 10;

    private static final String HEARD = "{'term':{'brand':?}},{'term':{'own':false}},{'term':{'deleted':false}},"
            + "{'range':{'fetched':{'gte':?,'lt':?}}}";

    private final Search search;

    public DigestReader(Search search) {
        this.search = search;
    }

    /** Names of the sources that a brand was heard on from then on. */
    public Set<String> sources(String brand, Instant start) {
        Set<String> names = new HashSet<>();
        buckets(
                        IndexFamily.ROLLUPS,
                        Ask.json(
                                "{'size':0,'query':{'bool':{'filter':[{'term':{'brand':?}},{'range':{'bin':{'gte':?}}}]}},"
                                        + "'aggs':{'found':{'terms':{'field':'source','size':500}}}}",
                                brand,
                                start.toString()))
                .forEach(bucket -> names.add(bucket.path("key").asText()));
        return names;
    }

    /**
     * @param from end of the last digest that arrived
     * @param told ids of the stories that earlier digests told of
     * @param answered ids of the mentions that somebody answered
     * @throws dev.grapevine.dashboard.elasticsearch.ElasticsearchFault if it does not answer
     */
    public Digest read(Brand brand, Instant from, Instant until, Set<String> told, Set<String> answered) {
        Duration length = Duration.between(from, until);
        Map<String, Tally> now = tallies(from, until);
        Map<String, Tally> before = tallies(from.minus(length), from);
        String id = brand.id();
        List<Story> worst = stories(id, from, until, "negative", told);
        List<Story> best = stories(id, from, until, "positive", told);
        return new Digest(
                brand,
                from,
                until,
                now.getOrDefault(id, Tally.NONE),
                before.getOrDefault(id, Tally.NONE),
                rivals(brand, now),
                rivals(brand, before),
                best,
                worst,
                phrases(id, from, until),
                voices(id, from, until),
                incidents(id, from, until),
                questions(id, from, until, with(told, worst, best), answered),
                late(id, from, until));
    }

    private Map<String, Tally> tallies(Instant start, Instant end) {
        return Tallies.byBrand(search, start, end);
    }

    private static Tally rivals(Brand brand, Map<String, Tally> tallies) {
        return tallies.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(brand.id()))
                .map(Map.Entry::getValue)
                .reduce(Tally.NONE, Tally::plus);
    }

    /** The stories that were copied and reacted to most; one of each. */
    private List<Story> stories(String brand, Instant from, Instant until, String label, Set<String> told) {
        ObjectNode request = Ask.json(
                "{'size':0,'query':{'bool':{'filter':[" + HEARD + ",{'term':{'sentiment.label':?}}]}},"
                        + "'aggs':{'found':{'terms':{'field':'story.id','size':?,'order':[{'likes':'desc'},"
                        + "{'_count':'desc'},{'_key':'asc'}]},'aggs':{'likes':{'sum':{'field':'engagement.likes'}},"
                        + "'one':{'top_hits':{'size':1,'sort':[{'eventTime':'asc'}]}}}}}}",
                brand,
                from.toString(),
                until.toString(),
                label,
                ASKED);
        List<Story> stories = new ArrayList<>();
        for (JsonNode bucket : buckets(IndexFamily.MENTIONS, request)) {
            String story = bucket.path("key").asText();
            if (!told.contains(story) && stories.size() < LISTED) {
                stories.add(story(story, bucket.path("doc_count").asLong(), bucket.at("/one/hits/hits/0/_source")));
            }
        }
        return stories;
    }

    private static Story story(String id, long copies, JsonNode mention) {
        return new Story(
                id,
                text(mention, "/author/name"),
                mention.path("source").asText(),
                Instant.parse(mention.path("eventTime").asText()),
                text(mention, "/title"),
                text(mention, "/text"),
                text(mention, "/url"),
                copies,
                mention.at("/engagement/likes").asLong()
                        + mention.at("/engagement/shares").asLong()
                        + mention.at("/engagement/replies").asLong());
    }

    /** What the job marked as mattering now and not before; where that is nothing, words that are more frequent. */
    private List<Phrase> phrases(String brand, Instant from, Instant until) {
        ObjectNode request = Ask.json(
                "{'size':0,'query':{'bool':{'filter':[" + HEARD + "]}},"
                        + "'aggs':{'found':{'terms':{'field':'emerging','size':?,'min_doc_count':?}}}}",
                brand,
                from.toString(),
                until.toString(),
                PHRASES,
                FEWEST_OF_A_PHRASE);
        List<Phrase> phrases = new ArrayList<>();
        for (JsonNode bucket : buckets(IndexFamily.MENTIONS, request)) {
            phrases.add(new Phrase(
                    bucket.path("key").asText(), bucket.path("doc_count").asLong()));
        }
        return phrases.isEmpty() ? words(brand, from, until) : List.copyOf(phrases);
    }

    /** Words that are more frequent than before, found in a sample because the whole would take a minute. */
    private List<Phrase> words(String brand, Instant from, Instant until) {
        ObjectNode request = Ask.json(
                "{'size':0,'query':{'bool':{'filter':[" + HEARD + "]}},"
                        + "'aggs':{'sample':{'sampler':{'shard_size':200},'aggs':{'found':{'significant_text':"
                        + "{'field':'text','size':?,'min_doc_count':3,'background_filter':{'bool':{'filter':["
                        + "{'term':{'brand':?}},{'range':{'fetched':{'lt':?}}}]}}}}}}}}",
                brand,
                from.toString(),
                until.toString(),
                PHRASES,
                brand,
                from.toString());
        List<String> words = new ArrayList<>();
        search.search(IndexFamily.MENTIONS.alias(), request)
                .at("/aggregations/sample/found/buckets")
                .forEach(bucket -> words.add(bucket.path("key").asText()));
        return words.isEmpty() ? List.of() : counted(words, brand, from, until);
    }

    /** How many mentions hold each word: the sample would say how many of the sample do. */
    private List<Phrase> counted(List<String> words, String brand, Instant from, Instant until) {
        ObjectNode request = Ask.json(
                "{'size':0,'query':{'bool':{'filter':[" + HEARD + "]}}}", brand, from.toString(), until.toString());
        ObjectNode filters = request.putObject("aggs")
                .putObject("found")
                .putObject("filters")
                .putObject("filters");
        words.forEach(word -> filters.putObject(word).putObject("match").put("text", word));
        JsonNode buckets = buckets(IndexFamily.MENTIONS, request);
        return words.stream()
                .map(word ->
                        new Phrase(word, buckets.path(word).path("doc_count").asLong()))
                .toList();
    }

    private List<Voice> voices(String brand, Instant from, Instant until) {
        ObjectNode request = Ask.json(
                "{'size':0,'query':{'bool':{'filter':[" + HEARD + ",{'exists':{'field':'author.name'}}]}},"
                        + "'aggs':{'found':{'terms':{'field':'author.name','size':?},"
                        + "'aggs':{'followers':{'max':{'field':'author.followers'}}}}}}",
                brand,
                from.toString(),
                until.toString(),
                VOICES);
        List<Voice> voices = new ArrayList<>();
        for (JsonNode bucket : buckets(IndexFamily.MENTIONS, request)) {
            voices.add(new Voice(
                    bucket.path("key").asText(),
                    bucket.path("doc_count").asLong(),
                    bucket.at("/followers/value").asLong()));
        }
        return voices;
    }

    /** Every incident that was about in the time, as it stands now. */
    private List<IncidentEvent> incidents(String brand, Instant from, Instant until) {
        ObjectNode request = Ask.json(
                "{'size':?,'query':{'bool':{'filter':[{'term':{'brand':?}},{'range':{'at':{'gte':?}}},"
                        + "{'range':{'started':{'lt':?}}}]}},'collapse':{'field':'incident'},"
                        + "'sort':[{'at':'desc'},{'sequence':'desc'}]}",
                INCIDENTS,
                brand,
                from.toString(),
                until.toString());
        List<IncidentEvent> incidents = new ArrayList<>();
        search.search(IndexFamily.ALERTS.alias(), request)
                .at("/hits/hits")
                .forEach(hit -> incidents.add(Json.json().convertValue(hit.path("_source"), IncidentEvent.class)));
        return incidents;
    }

    private static Set<String> with(Set<String> told, List<Story> worst, List<Story> best) {
        Set<String> all = new HashSet<>(told);
        worst.forEach(story -> all.add(story.id()));
        best.forEach(story -> all.add(story.id()));
        return all;
    }

    /** @param told ids of stories that are told of elsewhere; those that are asked here are added */
    private List<Story> questions(String brand, Instant from, Instant until, Set<String> told, Set<String> answered) {
        ObjectNode request = Ask.json(
                "{'size':?,'query':{'bool':{'filter':[" + HEARD + "],'minimum_should_match':1,'should':["
                        + "{'term':{'intent':'question'}},{'term':{'sourceType':'question'}}]}},"
                        + "'sort':[{'engagement.likes':{'order':'desc','missing':'_last'}},{'eventTime':'desc'}]}",
                ASKED,
                brand,
                from.toString(),
                until.toString());
        List<Story> questions = new ArrayList<>();
        for (JsonNode hit : search.search(IndexFamily.MENTIONS.alias(), request).at("/hits/hits")) {
            JsonNode mention = hit.path("_source");
            String story = mention.at("/story/id").asText();
            boolean open = !answered.contains(mention.at("/mention/id").asText());
            if (open && questions.size() < VOICES && told.add(story)) {
                questions.add(story(story, 1, mention));
            }
        }
        return questions;
    }

    /** Mentions that were heard in this time but belong to an earlier one. */
    private long late(String brand, Instant from, Instant until) {
        ObjectNode request = Ask.json(
                "{'size':0,'track_total_hits':true,'query':{'bool':{'filter':[" + HEARD
                        + ",{'range':{'eventTime':{'lt':?}}}]}}}",
                brand,
                from.toString(),
                until.toString(),
                from.toString());
        return search.search(IndexFamily.MENTIONS.alias(), request)
                .at("/hits/total/value")
                .asLong();
    }

    private JsonNode buckets(IndexFamily family, ObjectNode request) {
        return search.search(family.alias(), request).at("/aggregations/found/buckets");
    }

    private static @Nullable String text(JsonNode mention, String path) {
        JsonNode value = mention.at(path);
        return value.isTextual() ? value.asText() : null;
    }
}
