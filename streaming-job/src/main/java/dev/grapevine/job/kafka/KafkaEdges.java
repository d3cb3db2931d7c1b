package dev.grapevine.job.kafka;

import dev.grapevine.topic.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Builds the Kafka sources and sinks of one job with one set of client settings. */
public final class KafkaEdges {

    /** Fewer and larger requests: a tenth of a second that nobody notices, and half of the broker's work. */
    private static final String LINGER_MILLIS = "100";

    /** Of one partition; Kafka's own holds six documents. */
    private static final String BATCH_BYTES = "131072";

    private static final String FETCH_BYTES = "65536";
    private static final String FETCH_MILLIS = "100";

    private final Properties client;
    private final String group;

    /** @param group consumer group that offsets are committed under on checkpoints */
    public KafkaEdges(Properties client, String group) {
        this.client = client;
        this.group = group;
    }

    /**
     * Starts at the beginning, whatever the group committed: for a job whose state and position belong together. A
     * restored job goes on where its state stands.
     */
    public <T> KafkaSource<T> fromBeginning(Topic topic, KafkaRecordDeserializationSchema<T> schema) {
        return builder(topic, schema)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .build();
    }

    /** Goes on where the group stopped, from the beginning where it never read: for a job without state. */
    @SuppressWarnings("deprecation") // the connector takes this enum only, which Kafka 4 deprecates
    public <T> KafkaSource<T> fromCommitted(Topic topic, KafkaRecordDeserializationSchema<T> schema) {
        return builder(topic, schema)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .build();
    }

    public <T> KafkaSourceBuilder<T> builder(Topic topic, KafkaRecordDeserializationSchema<T> schema) {
        return builder(List.of(topic), schema);
    }

    /** @param topics read as one; the first gives the client its name */
    public <T> KafkaSourceBuilder<T> builder(List<Topic> topics, KafkaRecordDeserializationSchema<T> schema) {
        return KafkaSource.<T>builder()
                .setProperties(client)
                .setProperty("register.consumer.metrics", "false")
                .setProperty("commit.offsets.on.checkpoint", "true")
                .setProperty("fetch.min.bytes", FETCH_BYTES)
                .setProperty("fetch.max.wait.ms", FETCH_MILLIS)
                .setGroupId(group)
                .setClientIdPrefix(group + "-" + topics.get(0).name().toLowerCase(Locale.ROOT))
                .setTopics(topics.stream().map(Topic::topicName).toList())
                .setDeserializer(schema);
    }

    /**
     * At least once, each record under a deterministic key. One request in flight: more could reorder a key's records,
     * and the first batches of a fresh topic were seen to get lost.
     */
    public <T> KafkaSink<T> sink(KafkaRecordSerializationSchema<T> schema) {
        return KafkaSink.<T>builder()
                .setKafkaProducerConfig(client)
                .setBootstrapServers(client.getProperty("bootstrap.servers"))
                .setProperty("register.producer.metrics", "false")
                .setProperty("acks", "all")
                .setProperty("enable.idempotence", "true")
                .setProperty("max.in.flight.requests.per.connection", "1")
                .setProperty("compression.type", "lz4")
                .setProperty("linger.ms", LINGER_MILLIS)
                .setProperty("batch.size", BATCH_BYTES)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(schema)
                .build();
    }
}
