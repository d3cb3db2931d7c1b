package dev.grapevine.dashboard.change;

import dev.grapevine.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Copies records of {@code mentions.v1} to {@code rematch.v1}, byte by byte, under their key and time. */
final class Refeed implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    Refeed(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("acks", "all");
        config.put("linger.ms", "20");
        config.put("compression.type", "lz4");
        config.put("max.in.flight.requests.per.connection", "1");
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void send(ConsumerRecord<byte[], byte[]> record) {
        var unused = producer.send(
                new ProducerRecord<>(Topic.REMATCH.topicName(), null, record.timestamp(), record.key(), record.value()),
                (sent, failure) -> {
                    if (failure != null) {
                        failed.compareAndSet(null, failure);
                    }
                });
    }

    /** @throws ExecutionException if any was not written; the others were */
    void await() throws ExecutionException {
        producer.flush();
        Exception failure = failed.get();
        if (failure != null) {
            throw new ExecutionException("not every mention was fed again", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
