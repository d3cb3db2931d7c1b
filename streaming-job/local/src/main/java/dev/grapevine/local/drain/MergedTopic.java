package dev.grapevine.local.drain;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic from its beginning to where it ends now, its partitions merged into one order.
 *
 * <p>Of each partition a few thousand records wait at most: one that is ahead of the others is not read on. Within a
 * partition the order is that of the topic.
 */
public final class MergedTopic {

    private static final int ENOUGH = 2_000;
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> client;

    /** @param client properties of a Kafka client */
    public MergedTopic(Map<String, Object> client) {
        this.client = new HashMap<>(client);
        this.client.put("enable.auto.commit", "false");
        this.client.put("isolation.level", "read_committed");
    }

    /** @param decode gives nothing for what is of no interest */
    public <T> void read(
            String topic,
            Function<ConsumerRecord<byte[], byte[]>, Optional<T>> decode,
            Comparator<T> order,
            Consumer<T> to) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            new Merge<>(consumer, consumer.endOffsets(partitions), decode, order).run(to);
        }
    }

    private static final class Merge<T> {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Map<TopicPartition, Long> ends;
        private final Function<ConsumerRecord<byte[], byte[]>, Optional<T>> decode;
        private final Comparator<T> order;
        private final Map<TopicPartition, Deque<T>> waiting = new HashMap<>();

        Merge(
                KafkaConsumer<byte[], byte[]> consumer,
                Map<TopicPartition, Long> ends,
                Function<ConsumerRecord<byte[], byte[]>, Optional<T>> decode,
                Comparator<T> order) {
            this.consumer = consumer;
            this.ends = ends;
            this.decode = decode;
            this.order = order;
            ends.keySet().forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
        }

        void run(Consumer<T> to) {
            while (true) {
                while (waiting.keySet().stream().anyMatch(this::isStarving)) {
                    poll();
                }
                Optional<Deque<T>> next = waiting.values().stream()
                        .filter(queue -> !queue.isEmpty())
                        .min(Comparator.comparing(Deque::getFirst, order));
                if (next.isEmpty()) {
                    return;
                }
                to.accept(next.get().removeFirst());
            }
        }

        private boolean isStarving(TopicPartition partition) {
            return waitingOf(partition).isEmpty() && isUnread(partition);
        }

        private Deque<T> waitingOf(TopicPartition partition) {
            return waiting.computeIfAbsent(partition, p -> new ArrayDeque<>());
        }

        private boolean isUnread(TopicPartition partition) {
            return consumer.position(partition) < ends.getOrDefault(partition, 0L);
        }

        private void poll() {
            for (Map.Entry<TopicPartition, Deque<T>> each : waiting.entrySet()) {
                List<TopicPartition> one = List.of(each.getKey());
                if (each.getValue().size() >= ENOUGH || !isUnread(each.getKey())) {
                    consumer.pause(one);
                } else {
                    consumer.resume(one);
                }
            }
            consumer.poll(POLL).forEach(record -> {
                TopicPartition from = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(from, 0L)) {
                    decode.apply(record).ifPresent(waitingOf(from)::addLast);
                }
            });
        }
    }
}
