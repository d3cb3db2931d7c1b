package dev.grapevine.local.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Json;
import dev.grapevine.local.server.ElasticsearchHome;
import dev.grapevine.local.server.EmbeddedElasticsearch;
import dev.grapevine.setting.Setting;
import dev.grapevine.setting.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An Elasticsearch that can be killed, filled up and troubled, always at the same address. */
final class SearchServer implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 512;
    private static final int PAGE = 10_000;
    private static final String ALIAS = IndexFamily.MENTIONS.alias();

    private final Path folder;
    private final TroubleProxy proxy;
    private final Elasticsearch search;
    private EmbeddedElasticsearch server;

    private SearchServer(Path folder, EmbeddedElasticsearch server) throws IOException {
        this.folder = folder;
        this.server = server;
        this.proxy = TroubleProxy.before(server.address());
        this.search = Elasticsearch.connect(Settings.of(
                Map.of(Setting.ELASTICSEARCH.variable(), proxy.address().toString())));
    }

    static SearchServer start(Path folder) throws IOException {
        return new SearchServer(folder, launch(folder));
    }

    private static EmbeddedElasticsearch launch(Path folder) throws IOException {
        return EmbeddedElasticsearch.start(ElasticsearchHome.find(), folder, HEAP_MEGABYTES);
    }

    URI address() {
        return proxy.address();
    }

    Elasticsearch search() {
        return search;
    }

    TroubleProxy proxy() {
        return proxy;
    }

    /** As a crash would. */
    void kill() throws IOException {
        server.kill();
        proxy.close();
    }

    void startAgain() throws IOException {
        server = launch(folder);
        proxy.openBefore(server.address());
    }

    /** Elasticsearch takes the disk for full, as soon as it looks at it. */
    void fillDisk() {
        watermarks("900tb", true);
    }

    void freeDisk() {
        watermarks("1mb", true);
    }

    /** The disk is not watched any more. */
    void forgetDisk() {
        watermarks(null, null);
    }

    /** Null is what its configuration says. */
    private void watermarks(@Nullable String free, @Nullable Boolean watched) {
        ObjectNode change = Json.json().createObjectNode();
        ObjectNode settings = change.putObject("persistent").put("cluster.info.update.interval", "10s");
        for (String mark : List.of("low", "high", "flood_stage")) {
            settings.put("cluster.routing.allocation.disk.watermark." + mark, free);
        }
        settings.put("cluster.routing.allocation.disk.threshold_enabled", watched);
        search.call("PUT", "/_cluster/settings", change);
    }

    /** Whether an index of mentions takes no document because the disk is full. */
    boolean isReadOnly() {
        for (JsonNode index : search.call("GET", "/" + ALIAS + "/_settings", null)) {
            if (index.at("/settings/index/blocks/read_only_allow_delete").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    /** @param query null for all */
    long count(@Nullable ObjectNode query) {
        return search.call("GET", "/" + ALIAS + "/_count", query).path("count").asLong();
    }

    /** Ids of all documents of mentions. */
    Set<String> documents() {
        Set<String> ids = new TreeSet<>();
        JsonNode hits = page(null);
        while (!hits.isEmpty()) {
            hits.forEach(hit -> ids.add(hit.path("_id").asText()));
            hits = page(hits.get(hits.size() - 1).path("sort"));
        }
        return ids;
    }

    /** @param after the last one of the page before; null for the first page */
    private JsonNode page(@Nullable JsonNode after) {
        ObjectNode asked = Ask.json("{'size':?,'_source':false,'sort':['mention.id','brand']}", PAGE);
        if (after != null) {
            asked.set("search_after", after);
        }
        return search.search(ALIAS, asked).at("/hits/hits");
    }

    @Override
    public void close() throws IOException {
        search.close();
        proxy.close();
        server.close();
    }
}
