package dev.grapevine.ingest.run;

import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka as the outlet.
 *
 * <p>One request is in flight at a time: with more, the first batches to a fresh topic can be lost although the
 * producer is idempotent (a later batch is accepted first, and the retried one can never fit again). Every callback is
 * waited for, so nothing is taken for safe that no broker acknowledged.
 */
public final class KafkaOutlet implements Outlet {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, Object> client;
    private final KafkaProducer<String, byte[]> producer;

    /** @param client bootstrap servers and whatever else all Kafka clients of this program need (TLS, SASL) */
    public KafkaOutlet(Map<String, Object> client) {
        this.client = Map.copyOf(client);
        this.producer = new KafkaProducer<>(producing(client), new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> producing(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "grapevine-ingest");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        return config;
    }

    @Override
    public void deliver(List<Message> messages) throws NotDelivered, InterruptedException {
        CountDownLatch open = new CountDownLatch(messages.size());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try {
            for (Message message : messages) {
                Future<RecordMetadata> unused = producer.send(record(message), (metadata, error) -> {
                    failure.compareAndSet(null, error);
                    open.countDown();
                });
            }
        } catch (InterruptException e) {
            throw new InterruptedException("closed while sending");
        } catch (KafkaException e) {
            throw new NotDelivered(e);
        }
        open.await();
        Throwable error = failure.get();
        if (error != null) {
            throw new NotDelivered(error);
        }
    }

    private static ProducerRecord<String, byte[]> record(Message message) {
        RecordHeaders headers = new RecordHeaders();
        message.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(
                message.topic().topicName(), null, message.timestamp(), message.key(), message.value(), headers);
    }

    @Override
    public Map<String, byte[]> newest(Topic topic) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "grapevine-ingest-" + topic.topicName());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            return latest(consumer, topic);
        }
    }

    private static Map<String, byte[]> latest(KafkaConsumer<String, byte[]> consumer, Topic topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName(), READ_TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, READ_TIMEOUT);
        Map<String, byte[]> latest = new HashMap<>();
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                if (record.value() == null) {
                    latest.remove(record.key());
                } else {
                    latest.put(record.key(), record.value());
                }
            });
        }
        return latest;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
