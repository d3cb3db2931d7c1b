package dev.grapevine.ingest.run;

import dev.grapevine.health.SourceHealth;
import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads how each source is doing from {@code source-health.v1}, which keeps every poll of five weeks: from its end
 * backwards, as far as it takes to find all of the sources that are asked for.
 */
public final class HealthReader {

    private static final Codec<SourceHealth> HEALTH = Codec.of(SourceHealth.class);
    private static final List<Duration> BACK = List.of(
            Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(36));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> client;

    /** @param client bootstrap servers and whatever else all Kafka clients of this program need (TLS, SASL) */
    public HealthReader(Map<String, Object> client) {
        this.client = Map.copyOf(client);
    }

    /** The newest word of each source, by name; a source that never said anything is missing. */
    public Map<String, SourceHealth> newest(Collection<String> wanted, Instant now) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "grapevine-sources");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.SOURCE_HEALTH.topicName(), PATIENCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<String, SourceHealth> newest = Map.of();
            for (Duration back : BACK) {
                newest = since(consumer, partitions, now.minus(back));
                if (newest.keySet().containsAll(Set.copyOf(wanted))) {
                    break;
                }
            }
            return newest;
        }
    }

    private static Map<String, SourceHealth> since(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, Instant start) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(each -> each, each -> start.toEpochMilli())), PATIENCE);
        for (TopicPartition each : partitions) {
            OffsetAndTimestamp from = starts.get(each);
            consumer.seek(each, from == null ? ends.getOrDefault(each, 0L) : from.offset());
        }
        Map<String, SourceHealth> newest = new TreeMap<>();
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> note(record.value(), newest));
        }
        return newest;
    }

    private static void note(byte[] value, Map<String, SourceHealth> newest) {
        try {
            SourceHealth health = HEALTH.decode(value);
            newest.put(health.source(), health);
        } catch (UncheckedIOException e) {
            // what cannot be read says nothing
        }
    }
}
