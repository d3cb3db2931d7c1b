package dev.grapevine.local.drain;

import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.json.Codec;
import dev.grapevine.topic.DeadLetter;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Counts what stands in the topics; reading them again gives the same. */
public final class Tally {

    private static final Codec<SourceHealth> HEALTH = Codec.of(SourceHealth.class);
    private static final Codec<EnrichedMention> ENRICHED = Codec.of(EnrichedMention.class);
    private static final Codec<Delivery> DELIVERY = Codec.of(Delivery.class);

    private final Map<String, Long> readBySource = new HashMap<>();
    private final Set<String> mentions = new HashSet<>();
    private final Set<String> dead = new HashSet<>();
    private final Map<String, String> documents = new HashMap<>();
    private final Set<String> alerts = new HashSet<>();
    private final Map<String, Boolean> mails = new HashMap<>();

    private Tally() {}

    /** @param client properties of a Kafka client */
    public static Tally of(Map<String, Object> client) {
        Tally tally = new Tally();
        TopicReader topics = new TopicReader(client);
        topics.read(Topic.SOURCE_HEALTH.topicName(), tally::health);
        topics.read(Topic.MENTIONS.topicName(), record -> tally.mentions.add(key(record)));
        topics.read(Topic.DEAD.topicName(), tally::dead);
        topics.read(Topic.ENRICHED.topicName(), tally::enriched);
        topics.read(Topic.ALERTS.topicName(), record -> tally.alerts.add(key(record)));
        topics.read(Topic.DELIVERIES.topicName(), tally::delivery);
        return tally;
    }

    /** Documents that must be found in Elasticsearch. */
    public long documents() {
        return documents.size();
    }

    /**
     * @param indexed distinct mentions counted in Elasticsearch
     * @param found documents counted in Elasticsearch
     */
    public Summary summary(long indexed, long found, long seconds) {
        long read = readBySource.values().stream().mapToLong(Long::longValue).sum();
        return new Summary(
                read,
                dead.size(),
                read - dead.size() - mentions.size(),
                new HashSet<>(documents.values()).size(),
                indexed,
                found,
                alerts.size(),
                mails.values().stream().filter(delivered -> delivered).count(),
                seconds);
    }

    private void health(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            SourceHealth health = HEALTH.decode(record.value());
            readBySource.merge(health.source(), health.read(), Math::max);
        }
    }

    private void dead(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        DeadLetter letter = DeadLetter.of(record.value(), headers);
        dead.add(letter.source() + "\n" + letter.position());
    }

    private void enriched(ConsumerRecord<byte[], byte[]> record) {
        String key = key(record);
        EnrichedMention mention = record.value() == null ? null : ENRICHED.decode(record.value());
        if (mention == null || mention.deleted()) {
            documents.remove(key);
        } else {
            documents.put(key, mention.mention().id());
        }
    }

    private void delivery(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            mails.put(key(record), DELIVERY.decode(record.value()).state() == Delivery.State.DELIVERED);
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
