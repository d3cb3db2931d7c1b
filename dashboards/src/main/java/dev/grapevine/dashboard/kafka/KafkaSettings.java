package dev.grapevine.dashboard.kafka;

import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients as the settings want them; keys are text, values bytes. */
public final class KafkaSettings {

    private KafkaSettings() {}

    /** A consumer that belongs to no group and commits nothing. */
    public static Consumer<String, byte[]> reader(Settings settings) {
        Map<String, Object> properties = KafkaClient.of(settings);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer of a group: from the first record on, committing only when told to. */
    public static Consumer<String, byte[]> member(Settings settings, String group) {
        Map<String, Object> properties = KafkaClient.of(settings);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A producer whose every record must be awaited; one in flight, since more can lose the first on a new topic. */
    public static Producer<String, byte[]> producer(Settings settings) {
        Map<String, Object> properties = KafkaClient.of(settings);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
