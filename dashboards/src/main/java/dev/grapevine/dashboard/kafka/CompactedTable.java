package dev.grapevine.dashboard.kafka;

import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest value of each key of a compacted topic, as of the last {@link #refresh}.
 *
 * <p>Belongs to one thread: the consumer inside does.
 */
public final class CompactedTable<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CompactedTable.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final Codec<T> codec;
    private final Map<String, T> values = new LinkedHashMap<>();

    private CompactedTable(Consumer<String, byte[]> consumer, Codec<T> codec) {
        this.consumer = consumer;
        this.codec = codec;
    }

    /**
     * @param consumer of no group; closed with the table
     * @throws IllegalStateException if the topic is not there
     */
    public static <T> CompactedTable<T> open(Consumer<String, byte[]> consumer, Topic topic, Class<T> type) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("Kafka has no topic " + topic.topicName() + "; create the topics first");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new CompactedTable<>(consumer, Codec.of(type));
    }

    /**
     * Reads on to what was the end of the topic when this was called.
     *
     * @return how many records were new
     */
    public int refresh() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        int read = 0;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            records.forEach(this::apply);
            read += records.count();
        }
        return read;
    }

    private void apply(ConsumerRecord<String, byte[]> read) {
        if (read.value() == null) {
            values.remove(read.key());
        } else {
            decode(read).ifPresent(value -> values.put(read.key(), value));
        }
    }

    /** What cannot be read is passed over: one bad record must not keep everybody from being told of anything. */
    private Optional<T> decode(ConsumerRecord<String, byte[]> read) {
        try {
            return Optional.of(codec.decode(read.value()));
        } catch (UncheckedIOException e) {
            LOG.warn("not one of our messages: {}, offset {}", read.topic(), read.offset());
            return Optional.empty();
        }
    }

    public Optional<T> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A copy. */
    public List<T> values() {
        return List.copyOf(values.values());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
