package dev.grapevine.dashboard.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic from its beginning, or from a time on, to where it ends now. */
public final class TopicReader {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> client;

    /** @param client properties of a Kafka client */
    public TopicReader(Map<String, Object> client) {
        this.client = new HashMap<>(client);
        this.client.put("enable.auto.commit", "false");
        this.client.put("auto.offset.reset", "earliest");
        this.client.put("isolation.level", "read_committed");
    }

    public void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        read(topic, Instant.EPOCH, reader);
    }

    /** @param since records with an older timestamp are left out */
    public void read(String topic, Instant since, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            seek(consumer, partitions, since, ends);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.timestamp() >= since.toEpochMilli()) {
                        reader.accept(record);
                    }
                });
            }
        }
    }

    private static void seek(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Instant since,
            Map<TopicPartition, Long> ends) {
        if (since.equals(Instant.EPOCH)) {
            consumer.seekToBeginning(partitions);
            return;
        }
        Map<TopicPartition, Long> times =
                partitions.stream().collect(Collectors.toMap(each -> each, each -> since.toEpochMilli()));
        consumer.offsetsForTimes(times)
                .forEach((partition, found) ->
                        consumer.seek(partition, offset(found, ends.getOrDefault(partition, 0L))));
    }

    /** Where nothing is that new, there is nothing to read. */
    private static long offset(@Nullable OffsetAndTimestamp found, long end) {
        return found == null ? end : found.offset();
    }
}
