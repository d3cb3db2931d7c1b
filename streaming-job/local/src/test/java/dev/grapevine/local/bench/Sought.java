package dev.grapevine.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.index.IndexFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mentions that Kafka has and that are looked for, as people search; knows how long each one took to be found.
 *
 * <p>Asking for all of them at once costs Elasticsearch one cheap search a look. What a mention took is never too short:
 * it ends when the answer that holds it has been read.
 */
final class Sought {

    /** As many as one answer may hold; who waits behind them has waited for minutes. */
    private static final int AT_ONCE = 5_000;

    private final Elasticsearch search;
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private final List<Long> nanos = new ArrayList<>();

    Sought(Elasticsearch search) {
        this.search = search;
    }

    synchronized void accepted(String mention, long at) {
        waiting.put(mention, at);
    }

    synchronized boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Looks once for those that were not found yet. */
    void look() {
        List<String> mentions = oldest();
        if (mentions.isEmpty()) {
            return;
        }
        answer(mentions).ifPresent(answer -> found(answer, System.nanoTime()));
    }

    /** Nothing while the first index is being created: then nobody finds anything, and their time goes on. */
    private Optional<JsonNode> answer(List<String> mentions) {
        try {
            return Optional.of(search.search(
                    IndexFamily.MENTIONS.alias(),
                    Ask.json(
                            "{'size':?,'_source':false,'docvalue_fields':['mention.id'],'query':{'bool':{'filter':["
                                    + "{'term':{'mention.primary':true}},{'terms':{'mention.id':?}}]}}}",
                            AT_ONCE,
                            mentions)));
        } catch (ElasticsearchFault notYet) {
            return Optional.empty();
        }
    }

    private synchronized List<String> oldest() {
        return waiting.keySet().stream().limit(AT_ONCE).toList();
    }

    private synchronized void found(JsonNode answer, long now) {
        for (JsonNode hit : answer.at("/hits/hits")) {
            Long at =
                    waiting.remove(hit.at("/fields").path("mention.id").path(0).asText());
            if (at != null) {
                nanos.add(now - at);
            }
        }
    }

    synchronized int found() {
        return nanos.size();
    }

    /** Seconds within which that share of those that were found was found. */
    synchronized double within(double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e9;
    }
}
