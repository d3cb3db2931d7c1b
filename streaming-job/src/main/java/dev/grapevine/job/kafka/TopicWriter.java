package dev.grapevine.job.kafka;

import dev.grapevine.json.Codec;
import dev.grapevine.topic.Topic;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes one contract record per message: its JSON, its id as the key, its place on the stream's clock as timestamp. */
public final class TopicWriter<T> implements KafkaRecordSerializationSchema<T> {

    private final Topic topic;
    private final Class<T> type;
    private final Part<T, String> key;
    private final Part<T, Instant> time;
    private transient @Nullable Codec<T> codec;

    public TopicWriter(Topic topic, Class<T> type, Part<T, String> key, Part<T, Instant> time) {
        this.topic = topic;
        this.type = type;
        this.key = key;
        this.time = time;
    }

    /** A part of a record. */
    public interface Part<T, R> extends Function<T, R>, Serializable {}

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T value, KafkaSinkContext context, @Nullable Long timestamp) {
        return new ProducerRecord<>(
                topic.topicName(),
                null,
                time.apply(value).toEpochMilli(),
                key.apply(value).getBytes(StandardCharsets.UTF_8),
                codec().encode(value));
    }

    private Codec<T> codec() {
        Codec<T> known = codec;
        if (known == null) {
            known = Codec.of(type);
            codec = known;
        }
        return known;
    }
}
