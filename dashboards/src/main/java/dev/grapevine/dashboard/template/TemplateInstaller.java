package dev.grapevine.dashboard.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.elasticsearch.ElasticsearchFault;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.index.IndexName;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Installs the index templates, and the indices that are not cut by month; to be run before the first write.
 *
 * <p>Running it again changes nothing; running a newer one adds the fields it knows to the indices that stand. Two at
 * the same time do the same work twice and no harm.
 */
public final class TemplateInstaller {

    /** Whoever writes a month's first document makes its index. */
    private static final Set<IndexFamily> BY_MONTH = EnumSet.of(IndexFamily.MENTIONS, IndexFamily.ROLLUPS);

    private static final Duration RETRY = Duration.ofMillis(500);

    private final Elasticsearch elasticsearch;
    private final IndexOptions options;

    private TemplateInstaller(Elasticsearch elasticsearch, IndexOptions options) {
        this.elasticsearch = elasticsearch;
        this.options = options;
    }

    /**
     * @param patience how long to wait for the cluster to be there
     * @throws ElasticsearchFault saying what is in the way
     */
    public static void install(Elasticsearch elasticsearch, IndexOptions options, Duration patience) {
        awaitCluster(elasticsearch, patience, InstantSource.system());
        TemplateInstaller installer = new TemplateInstaller(elasticsearch, options);
        for (IndexFamily family : IndexFamily.values()) {
            installer.install(family);
        }
    }

    private void install(IndexFamily family) {
        refuseIndexInPlaceOfAlias(family);
        elasticsearch.call("PUT", "/_index_template/" + family.alias(), template(family, options));
        addNewFields(family);
        if (!BY_MONTH.contains(family)) {
            createOnlyIndex(family);
        }
    }

    /** What is sent: the family's resource in the envelope of a composable template. */
    static ObjectNode template(IndexFamily family, IndexOptions options) {
        ObjectNode resource = resource(family);
        ObjectNode envelope = Json.json().createObjectNode();
        envelope.putArray("index_patterns").add(family.pattern());
        envelope.put("priority", 500);
        envelope.set("version", resource.path("version"));
        ObjectNode template = envelope.putObject("template");
        template.set("mappings", resource.path("mappings"));
        template.putObject("aliases").putObject(family.alias());
        ObjectNode index = template.putObject("settings").putObject("index");
        resource.path("settings").properties().forEach(entry -> index.set(entry.getKey(), entry.getValue()));
        index.put("number_of_shards", options.shards())
                .put("number_of_replicas", options.replicas())
                .put("refresh_interval", "1s")
                .put("codec", "best_compression");
        if (BY_MONTH.contains(family) && !options.lifecycle().isEmpty()) {
            index.putObject("lifecycle").put("name", options.lifecycle());
        }
        // Asynchronous would be faster, and a killed server would lose documents it had acknowledged.
        index.putObject("translog").put("durability", "request");
        // How long a deletion keeps an older version of its document out; the default of a minute is over too soon.
        index.put("gc_deletes", "1h");
        return envelope;
    }

    static ObjectNode mappings(IndexFamily family) {
        return (ObjectNode) resource(family).path("mappings");
    }

    private static ObjectNode resource(IndexFamily family) {
        String name = family.alias() + ".json";
        try (@Nullable InputStream stream = TemplateInstaller.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing from this jar");
            }
            return (ObjectNode) Json.json().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the resource " + name, e);
        }
    }

    private void refuseIndexInPlaceOfAlias(IndexFamily family) {
        if (!elasticsearch.exists("/" + family.alias()) || elasticsearch.exists("/_alias/" + family.alias())) {
            return;
        }
        throw new ElasticsearchFault(
                409,
                "an index named " + family.alias() + " stands where only an alias may; something wrote before the"
                        + " templates were installed. Delete it (its documents come back from Kafka) and run this"
                        + " again",
                null);
    }

    /** To the indices that are there; how their other fields are indexed stays as it was made. */
    private void addNewFields(IndexFamily family) {
        if (!elasticsearch.exists("/_alias/" + family.alias())) {
            return;
        }
        ObjectNode wanted = (ObjectNode) mappings(family).path("properties");
        elasticsearch
                .call("GET", "/" + family.alias() + "/_mapping", null)
                .properties()
                .forEach(index -> {
                    ObjectNode missing = missing(wanted, index.getValue().at("/mappings/properties"));
                    if (!missing.isEmpty()) {
                        ObjectNode mapping = Json.json().createObjectNode();
                        mapping.set("properties", missing);
                        elasticsearch.call("PUT", "/" + index.getKey() + "/_mapping", mapping);
                    }
                });
    }

    private static ObjectNode missing(ObjectNode wanted, JsonNode known) {
        ObjectNode missing = Json.json().createObjectNode();
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            if (!known.has(field.getKey())) {
                missing.set(field.getKey(), field.getValue());
            } else if (field.getValue().path("properties") instanceof ObjectNode inner) {
                ObjectNode rest = missing(inner, known.path(field.getKey()).path("properties"));
                if (!rest.isEmpty()) {
                    missing.putObject(field.getKey()).set("properties", rest);
                }
            }
        }
        return missing;
    }

    private void createOnlyIndex(IndexFamily family) {
        if (elasticsearch.exists("/_alias/" + family.alias())) {
            return;
        }
        String path = "/" + IndexName.only(family).real();
        try {
            elasticsearch.call("PUT", path, null);
        } catch (ElasticsearchFault fault) {
            if (fault.status() != 400 || !elasticsearch.exists(path)) {
                throw fault;
            }
            // Somebody else made it between the question and the order.
        }
    }

    private static void awaitCluster(Elasticsearch elasticsearch, Duration patience, InstantSource clock) {
        Instant end = clock.instant().plus(patience);
        while (true) {
            try {
                JsonNode health = elasticsearch.call("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s", null);
                if (!health.path("timed_out").asBoolean()) {
                    return;
                }
            } catch (ElasticsearchFault fault) {
                if (!isWorthWaiting(fault) || clock.instant().isAfter(end)) {
                    throw fault;
                }
            }
            if (clock.instant().isAfter(end)) {
                throw new ElasticsearchFault(
                        503,
                        "Elasticsearch at " + elasticsearch.address() + " answers, but its cluster is red; its log"
                                + " says which shard is missing",
                        null);
            }
            pause();
        }
    }

    /** 408 is what the cluster says while it is not yellow; 503 while it has no master. */
    private static boolean isWorthWaiting(ElasticsearchFault fault) {
        return fault.status() == ElasticsearchFault.NO_ANSWER || fault.status() == 408 || fault.status() == 503;
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ElasticsearchFault(ElasticsearchFault.NO_ANSWER, "interrupted while waiting", e);
        }
    }
}
