package dev.grapevine.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaIT {

    @TempDir
    Path folder;

    @Test
    void topicsAreCreatedOnceAndKeepTheirRecordsOverARestart() throws Exception {
        String topic = Topic.MENTIONS.topicName();
        try (EmbeddedKafka first = EmbeddedKafka.start(folder)) {
            assertThat(Topics.create(client(first), 2, (short) 1, Map.of()))
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(Topic.values()).map(Topic::topicName).toList());
            assertThat(Topics.create(client(first), 2, (short) 1, Map.of())).isEmpty();
            send(client(first), topic, "kept");
        }
        try (EmbeddedKafka second = EmbeddedKafka.start(folder)) {
            List<String> values = new ArrayList<>();
            new TopicReader(client(second))
                    .read(topic, record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
            assertThat(values).containsExactly("kept");
        }
    }

    private static Map<String, Object> client(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrap());
    }

    private static void send(Map<String, Object> client, String topic, String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, bytes, bytes)).get();
        }
    }
}
