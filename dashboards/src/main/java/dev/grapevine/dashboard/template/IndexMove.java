package dev.grapevine.dashboard.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.index.IndexName;
import dev.grapevine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Moves an index to a new one behind the same aliases, while the job writes: for mappings that cannot be changed in place.
 *
 * <p>Documents carry their own versions, so that copying one again, or an older state of it, does no harm. That makes it
 * simple: copy until the old index is caught up with, change the aliases at once, let what was under way arrive, stop the
 * old index, copy what came last, and take out of the new one what was deleted from the old one meanwhile. Readers see
 * every document exactly once; for moments they may miss what was written while the aliases changed.
 *
 * <p>If it is killed, run it again: before the aliases change it copies once more; after that it goes on from a note that
 * the new index carries. The old index is dropped last.
 */
final class IndexMove {

    /** Copied in one request; large enough to be quick, small enough for a small heap. */
    private static final int PAGE = 1_000;
    /** So few behind that the aliases can change. */
    private static final int CAUGHT_UP = 500;

    private static final long SETTLE_MILLIS = 500;
    private static final String NOTE = "movedAt";

    private final Elasticsearch elasticsearch;
    private final IndexName name;
    private final String from;
    private final String to;
    private final Consumer<String> progress;
    private final List<Long> copied = new ArrayList<>();

    private IndexMove(Elasticsearch elasticsearch, IndexName name, String from, String to, Consumer<String> progress) {
        this.elasticsearch = elasticsearch;
        this.name = name;
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * @param name whose aliases move
     * @param from the index as it stands
     * @param to the new one; its template has to be installed
     * @param progress is told each step
     */
    static void move(Elasticsearch elasticsearch, IndexName name, String from, String to, Consumer<String> progress)
            throws InterruptedException {
        IndexMove move = new IndexMove(elasticsearch, name, from, to, progress);
        if (elasticsearch.exists("/" + from + "/_alias/" + name.alias())) {
            move.copyAndSwap();
        }
        move.finish();
    }

    private void copyAndSwap() {
        if (!elasticsearch.exists("/" + to)) {
            keepWriting();
            create();
        }
        for (int shard = 0; shard < shards(from); shard++) {
            copied.add(-1L);
        }
        long last = catchUp();
        while (last > CAUGHT_UP) {
            last = catchUp();
        }
        note();
        swap();
    }

    /** An alias of two indices takes documents only where one of them is named for it. */
    private void keepWriting() {
        ObjectNode body = Json.json().createObjectNode();
        body.putArray("actions")
                .addObject()
                .putObject("add")
                .put("index", from)
                .put("alias", name.alias())
                .put("is_write_index", true);
        elasticsearch.call("POST", "/_aliases", body);
    }

    /** Readers find nothing in it through the family's alias, which its template gives it, until the aliases change. */
    private void create() {
        ObjectNode body = Json.json().createObjectNode();
        ObjectNode alias = body.putObject("aliases").putObject(name.family().alias());
        alias.put("is_write_index", false).putObject("filter").putObject("match_none");
        elasticsearch.call("PUT", "/" + to, body);
    }

    /** @return how many documents had changed since the last time */
    private long catchUp() {
        elasticsearch.call("POST", "/" + from + "/_refresh", null);
        long count = 0;
        for (int shard = 0; shard < copied.size(); shard++) {
            JsonNode hits = changed(shard);
            while (!hits.isEmpty()) {
                copy(hits);
                count += hits.size();
                copied.set(shard, hits.path(hits.size() - 1).path("_seq_no").asLong());
                hits = changed(shard);
            }
        }
        progress.accept(from + ": " + count + " documents copied to " + to);
        return count;
    }

    /** The next documents of a shard in the order in which they were written: each change comes by again. */
    private JsonNode changed(int shard) {
        return page(from, shard, copied.get(shard), Long.MAX_VALUE, true);
    }

    private JsonNode page(String index, int shard, long after, long upTo, boolean withText) {
        ObjectNode body = Ask.json(
                "{'size':?,'version':true,'seq_no_primary_term':true,'_source':?,"
                        + "'query':{'range':{'_seq_no':{'gt':?,'lte':?}}},'sort':[{'_seq_no':'asc'}]}",
                PAGE,
                withText,
                after,
                upTo);
        return elasticsearch
                .call("POST", "/" + index + "/_search?preference=_shards:" + shard, body)
                .at("/hits/hits");
    }

    private void copy(JsonNode hits) {
        StringBuilder lines = new StringBuilder();
        for (JsonNode hit : hits) {
            action(lines, "index", hit);
            lines.append(hit.path("_source")).append('\n');
        }
        write(lines);
    }

    private void action(StringBuilder lines, String verb, JsonNode hit) {
        ObjectNode action = Json.json().createObjectNode();
        action.putObject(verb)
                .put("_index", to)
                .put("_id", hit.path("_id").asText())
                .put("version", hit.path("_version").asLong())
                .put("version_type", "external_gte");
        lines.append(action).append('\n');
    }

    /** A conflict says that the new index knows better already. */
    private void write(StringBuilder lines) {
        if (lines.isEmpty()) {
            return;
        }
        for (JsonNode item : elasticsearch.bulk(lines.toString()).path("items")) {
            JsonNode result = item.elements().next();
            int status = result.path("status").asInt();
            if (status >= 300 && status != 409 && status != 404) {
                throw new IllegalStateException(
                        to + " refused " + result.path("_id").asText() + ": " + result.path("error"));
            }
        }
    }

    /** How far the new index was filled by copying alone. */
    private void note() {
        ObjectNode mapping = Json.json().createObjectNode();
        ObjectNode meta = mapping.putObject("_meta");
        ArrayNode places = meta.put("movedFrom", from).putArray(NOTE);
        newest(to).forEach(places::add);
        elasticsearch.call("PUT", "/" + to + "/_mapping", mapping);
    }

    private void swap() {
        ObjectNode body = Json.json().createObjectNode();
        ArrayNode actions = body.putArray("actions");
        for (String alias : name.aliases()) {
            actions.addObject()
                    .putObject("remove")
                    .put("index", from)
                    .put("alias", alias)
                    .put("must_exist", false);
            actions.addObject().putObject("add").put("index", to).put("alias", alias);
        }
        elasticsearch.call("POST", "/_aliases", body);
        progress.accept(name.alias() + " is now " + to);
    }

    private void finish() throws InterruptedException {
        List<Long> before = newest(from);
        Thread.sleep(SETTLE_MILLIS);
        while (!newest(from).equals(before)) {
            before = newest(from);
            Thread.sleep(SETTLE_MILLIS);
        }
        elasticsearch.call("PUT", "/" + from + "/_block/write", null);
        if (copied.isEmpty()) {
            before.forEach(shard -> copied.add(-1L));
        }
        catchUp();
        forgetDeleted();
        elasticsearch.call("DELETE", "/" + from, null);
        progress.accept(from + " is gone");
    }

    /** What was copied and then deleted before the aliases changed. */
    private void forgetDeleted() {
        elasticsearch.call("POST", "/" + to + "/_refresh", null);
        JsonNode note =
                elasticsearch.call("GET", "/" + to + "/_mapping", null).path(to).at("/mappings/_meta/" + NOTE);
        for (int shard = 0; shard < note.size(); shard++) {
            long upTo = note.path(shard).asLong();
            JsonNode hits = page(to, shard, -1, upTo, false);
            while (!hits.isEmpty()) {
                long last = hits.path(hits.size() - 1).path("_seq_no").asLong();
                forget(hits);
                hits = page(to, shard, last, upTo, false);
            }
        }
    }

    private void forget(JsonNode hits) {
        ObjectNode body = Json.json().createObjectNode();
        ArrayNode ids = body.putArray("ids");
        hits.forEach(hit -> ids.add(hit.path("_id")));
        JsonNode found = elasticsearch
                .call("POST", "/" + from + "/_mget?_source=false", body)
                .path("docs");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < hits.size(); i++) {
            if (!found.path(i).path("found").asBoolean()) {
                action(lines, "delete", hits.path(i));
            }
        }
        write(lines);
    }

    private int shards(String index) {
        return elasticsearch
                .call("GET", "/" + index + "/_settings", null)
                .path(index)
                .at("/settings/index/number_of_shards")
                .asInt();
    }

    /** The place of the newest change of each shard. */
    private List<Long> newest(String index) {
        List<Long> places = new ArrayList<>();
        JsonNode shards = elasticsearch
                .call("GET", "/" + index + "/_stats?level=shards", null)
                .at("/indices/" + index + "/shards");
        for (int shard = 0; shard < shards(index); shard++) {
            for (JsonNode copy : shards.path(Integer.toString(shard))) {
                if (copy.at("/routing/primary").asBoolean()) {
                    places.add(copy.at("/seq_no/max_seq_no").asLong());
                }
            }
        }
        return places;
    }
}
