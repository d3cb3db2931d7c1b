package dev.grapevine.dashboard.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.dashboard.elasticsearch.Elasticsearch;
import dev.grapevine.dashboard.privacy.Proof.OutOfReach;
import dev.grapevine.dashboard.privacy.Proof.Store;
import dev.grapevine.dashboard.privacy.TopicTraces.Trace;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.index.IndexFamily;
import dev.grapevine.json.Codec;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import dev.grapevine.topic.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is held of a subject at one moment.
 *
 * @param ids of the mentions that are meant, also of those that only Elasticsearch still has
 * @param said their newest states in {@code mentions.v1}
 * @param topics what each topic holds
 * @param documents of mentions
 * @param others documents of the other families
 * @param deliveries of the incidents that showed any of it
 */
record Holding(
        Subject subject,
        Set<String> ids,
        Map<String, Mention> said,
        Map<Topic, Trace> topics,
        List<JsonNode> documents,
        Map<IndexFamily, List<JsonNode>> others,
        List<Delivery> deliveries) {

    private static final Codec<Delivery> DELIVERY = Codec.of(Delivery.class);

    /** {@code erasures.v1} is what stays; the others hold nothing of any author. */
    private static final List<Topic> TOPICS = List.of(
            Topic.MENTIONS,
            Topic.ENRICHED,
            Topic.ALERTS,
            Topic.CORRECTIONS,
            Topic.ACTIONS,
            Topic.DEAD,
            Topic.REMATCH,
            Topic.SOURCE_HEALTH);

    /** Nothing can be removed from them before its time. */
    private static final Set<Topic> EXPIRING = Set.of(Topic.DEAD, Topic.REMATCH, Topic.SOURCE_HEALTH);

    private static final List<IndexFamily> SMALL =
            List.of(IndexFamily.ALERTS, IndexFamily.CASES, IndexFamily.DELIVERIES, IndexFamily.SOURCE_HEALTH);

    static Holding of(Map<String, Object> client, Elasticsearch search, Subject subject) {
        return of(client, search, subject, Set.of());
    }

    /** @param known ids that were found before, whose documents are gone by now */
    static Holding of(Map<String, Object> client, Elasticsearch search, Subject subject, Set<String> known) {
        TopicTraces traces = new TopicTraces(client, subject);
        IndexTraces indices = new IndexTraces(search, subject);
        Map<String, Mention> said = traces.mentions();
        List<JsonNode> documents = indices.mentions();
        Set<String> ids = new HashSet<>(known);
        ids.addAll(said.keySet());
        documents.forEach(hit -> ids.add(hit.at("/_source/mention/id").asText()));
        Map<Topic, Trace> topics = new EnumMap<>(Topic.class);
        TOPICS.forEach(topic -> topics.put(topic, traces.in(topic, ids)));
        Map<IndexFamily, List<JsonNode>> others = new EnumMap<>(IndexFamily.class);
        SMALL.forEach(family -> others.put(family, indices.in(family, ids)));
        Set<String> shown = Objects.requireNonNull(topics.get(Topic.ALERTS)).keys();
        return new Holding(subject, Set.copyOf(ids), said, topics, documents, others, deliveries(traces, shown));
    }

    private static List<Delivery> deliveries(TopicTraces traces, Set<String> shown) {
        Map<String, Delivery> newest = new LinkedHashMap<>();
        traces.each(Topic.DELIVERIES, (key, value) -> {
            Delivery delivery = DELIVERY.decode(value);
            if (shown.contains(delivery.event()) && delivery.state() == Delivery.State.DELIVERED) {
                newest.put(key, delivery);
            }
        });
        return List.copyOf(newest.values());
    }

    Trace trace(Topic topic) {
        return Objects.requireNonNull(topics.get(topic), "every topic of people is looked through");
    }

    /** What was held before and what stands after. */
    Proof proof(Holding after, Instant now, List<String> suppressed) {
        List<Store> stores = new ArrayList<>();
        for (Topic topic : TOPICS) {
            stores.add(store(topic, trace(topic), after.trace(topic), now));
        }
        stores.add(store(IndexFamily.MENTIONS, documents, after.documents));
        for (IndexFamily family : SMALL) {
            stores.add(store(
                    family, others.getOrDefault(family, List.of()), after.others.getOrDefault(family, List.of())));
        }
        boolean complete = stores.stream().noneMatch(store -> store.standing() > 0 && !isExpiring(store.store()));
        return new Proof(
                subject.kind().name().toLowerCase(Locale.ROOT),
                subject.value(),
                now,
                suppressed,
                ids.size(),
                stores,
                outOfReach(now),
                complete);
    }

    /** The next report takes the place of a source's last one. */
    private static boolean isExpiring(String store) {
        return store.equals(IndexFamily.SOURCE_HEALTH.alias())
                || EXPIRING.stream().anyMatch(topic -> topic.topicName().equals(store));
    }

    private static Store store(Topic topic, Trace before, Trace after, Instant now) {
        long found = Math.max(before.records(), after.records());
        Instant by = found == 0 ? null : forgottenBy(topic, Math.max(before.newest(), after.newest()), now);
        String how = EXPIRING.contains(topic)
                ? "Kafka drops it when its retention ends"
                : "Kafka compacts superseded records away";
        return new Store(topic.topicName(), found, after.standing().size(), by, how);
    }

    private static Instant forgottenBy(Topic topic, long newest, Instant now) {
        Duration segment = setting(topic, "segment.ms");
        return EXPIRING.contains(topic)
                ? Instant.ofEpochMilli(newest)
                        .plus(setting(topic, "retention.ms"))
                        .plus(segment)
                : now.plus(setting(topic, "max.compaction.lag.ms")).plus(segment);
    }

    private static Duration setting(Topic topic, String name) {
        return Duration.ofMillis(
                Long.parseLong(Objects.requireNonNull(topic.config().get(name))));
    }

    private static Store store(IndexFamily family, List<JsonNode> before, List<JsonNode> after) {
        return new Store(
                family.alias(),
                before.size(),
                after.size(),
                null,
                "no search finds it; Elasticsearch drops the bytes when it merges segments");
    }

    private List<OutOfReach> outOfReach(Instant now) {
        List<OutOfReach> all = new ArrayList<>();
        for (Delivery each : deliveries) {
            all.add(new OutOfReach(
                    "mail or message about incident " + each.incident(),
                    each.recipient(),
                    each.at(),
                    "ask the recipient to delete it"));
        }
        all.add(new OutOfReach("digests that quoted it", null, null, "they do not record what they quote"));
        all.add(new OutOfReach(
                "checkpoints of the jobs",
                null,
                now.plus(Duration.ofMinutes(1)),
                "the next one no longer holds it; with RocksDB old files go with its compaction"));
        all.add(new OutOfReach(
                "savepoints, snapshots of Elasticsearch, backups, exported files",
                null,
                null,
                "delete those of before, or let them expire"));
        return all;
    }

    /** What is left of it, for those who ask what is held of them. */
    void each(BiConsumer<String, JsonNode> to) {
        topics.forEach(
                (topic, trace) -> trace.standing().forEach((key, value) -> to.accept(topic.topicName(), json(value))));
        documents.forEach(hit -> to.accept(IndexFamily.MENTIONS.alias(), hit.path("_source")));
        others.forEach((family, hits) -> hits.forEach(hit -> to.accept(family.alias(), hit.path("_source"))));
    }

    private static JsonNode json(byte[] value) {
        JsonNode node = parsed(value);
        return node == null ? Json.json().getNodeFactory().binaryNode(value) : node;
    }

    private static @Nullable JsonNode parsed(byte[] value) {
        try {
            return Json.json().readTree(value);
        } catch (IOException e) {
            return null;
        }
    }
}
