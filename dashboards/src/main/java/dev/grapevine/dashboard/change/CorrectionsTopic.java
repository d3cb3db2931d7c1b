package dev.grapevine.dashboard.change;

import dev.grapevine.correction.Correction;
import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The corrections as they stand on {@code corrections.v1}. */
final class CorrectionsTopic {

    private static final Logger LOG = LoggerFactory.getLogger(CorrectionsTopic.class);
    private static final Codec<Correction> CODEC = Codec.of(Correction.class);

    private final Map<String, Object> client;

    /** @param client properties of a Kafka client */
    CorrectionsTopic(Map<String, Object> client) {
        this.client = client;
    }

    /** By key; what cannot be read is left out, as the job does. */
    Map<String, Correction> read() {
        Map<String, Correction> corrections = new TreeMap<>();
        new TopicReader(client).read(Topic.CORRECTIONS.topicName(), record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                corrections.remove(key);
            } else {
                decode(key, record.value(), corrections);
            }
        });
        return corrections;
    }

    private static void decode(String key, byte[] value, Map<String, Correction> corrections) {
        try {
            corrections.put(key, CODEC.decode(value));
        } catch (UncheckedIOException e) {
            LOG.warn("Correction {} cannot be read", key, e);
        }
    }

    void put(Correction correction) throws ExecutionException, InterruptedException {
        send(correction.key(), CODEC.encode(correction));
    }

    void remove(String key) throws ExecutionException, InterruptedException {
        send(key, null);
    }

    private void send(String key, byte @Nullable [] value) throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(client);
        config.put("acks", "all");
        config.put("max.in.flight.requests.per.connection", "1");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.CORRECTIONS.topicName(), key, value))
                    .get();
        }
    }
}
