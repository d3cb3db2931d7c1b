package dev.grapevine.dashboard.kafka;

import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A topic read from near its beginning and then on and on, by nobody's group.
 *
 * <p>Belongs to one thread: the consumer inside does.
 */
public final class TopicTail<T> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final Codec<T> codec;

    private TopicTail(Consumer<String, byte[]> consumer, Codec<T> codec) {
        this.consumer = consumer;
        this.codec = codec;
    }

    /**
     * @param consumer of no group; closed with the tail
     * @param newest how many records of each partition are read at first
     * @throws IllegalStateException if the topic is not there
     */
    public static <T> TopicTail<T> open(Consumer<String, byte[]> consumer, Topic topic, Class<T> type, long newest) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("Kafka has no topic " + topic.topicName() + "; create the topics first");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) ->
                        consumer.seek(partition, Math.max(starts.getOrDefault(partition, 0L), end - newest)));
        return new TopicTail<>(consumer, Codec.of(type));
    }

    /**
     * One message.
     *
     * @param value null for a tombstone, and for what cannot be read
     * @param raw as it stands in the topic
     */
    public record Entry<T>(
            String key, @Nullable T value, byte @Nullable [] raw, TopicPartition partition, long offset) {

        /** Whether something stands there that is none of our messages. */
        public boolean isBroken() {
            return raw != null && value == null;
        }
    }

    /** Everything up to what was the end of the topic when this was called. */
    public List<Entry<T>> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<Entry<T>> entries = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(read -> entries.add(entry(read)));
        }
        return entries;
    }

    private Entry<T> entry(ConsumerRecord<String, byte[]> read) {
        return new Entry<>(
                String.valueOf(read.key()),
                value(read.value()),
                read.value(),
                new TopicPartition(read.topic(), read.partition()),
                read.offset());
    }

    private @Nullable T value(byte @Nullable [] raw) {
        try {
            return raw == null ? null : codec.decode(raw);
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    /** How far this has read. */
    public Map<TopicPartition, Long> positions() {
        java.util.Map<TopicPartition, Long> positions = new java.util.HashMap<>();
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
