package dev.grapevine.local.cluster;

import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.json.Codec;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the topics of a line what ingest would write, one after the other, and reads what stands there. */
final class Wire {

    private static final Codec<SourceHealth> HEALTH = Codec.of(SourceHealth.class);

    private final Map<String, Object> client;

    /** @param client properties of a Kafka client */
    Wire(Map<String, Object> client) {
        this.client = client;
    }

    void send(List<Mention> mentions) throws ExecutionException, InterruptedException {
        send(mentions, Duration.ZERO);
    }

    private void send(List<Mention> mentions, Duration pause) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (Mention mention : mentions) {
                producer.send(record(mention)).get();
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    /** Beside whatever else happens; done when Kafka has acknowledged all of them. */
    CompletableFuture<Void> sending(List<Mention> mentions, Duration pause) {
        return CompletableFuture.runAsync(() -> {
            try {
                send(mentions, pause);
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException("Kafka did not take everything", e);
            }
        });
    }

    /** Whatever it is, among the mentions. */
    void sendRaw(byte[] value) throws ExecutionException, InterruptedException {
        send(new ProducerRecord<>(Topic.MENTIONS.topicName(), value));
    }

    /** A source says at that time that it has nothing more. */
    void beat(Instant at) throws ExecutionException, InterruptedException {
        SourceHealth health = new SourceHealth(1, "quiet", SourceHealth.State.OK, at, null, 60, null, 0, 0, 0);
        send(new ProducerRecord<>(
                Topic.SOURCE_HEALTH.topicName(),
                null,
                at.toEpochMilli(),
                health.source().getBytes(StandardCharsets.UTF_8),
                HEALTH.encode(health)));
    }

    private void send(ProducerRecord<byte[], byte[]> message) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(message).get();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> patient = new HashMap<>(client);
        patient.put("max.block.ms", 180_000);
        return new KafkaProducer<>(patient, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A mention as ingest writes it. */
    static ProducerRecord<byte[], byte[]> record(Mention mention) {
        return new ProducerRecord<>(
                Topic.MENTIONS.topicName(),
                null,
                mention.fetched().toEpochMilli(),
                mention.id().getBytes(StandardCharsets.UTF_8),
                MentionCodec.encode(mention));
    }

    /** Everything that was ever written to a topic, in order, by key; "" where it has none. */
    Map<String, List<String>> read(Topic topic) {
        Map<String, List<String>> values = new TreeMap<>();
        new TopicReader(client)
                .read(
                        topic.topicName(),
                        record -> values.computeIfAbsent(text(record.key()), key -> new ArrayList<>())
                                .add(text(record.value())));
        return values;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
