package dev.grapevine.job.kafka;

import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes a mention as ingest does: under its id, at the time at which it was heard. */
public final class MentionWriter implements KafkaRecordSerializationSchema<Mention> {

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            Mention mention, KafkaSinkContext context, @Nullable Long timestamp) {
        return new ProducerRecord<>(
                Topic.MENTIONS.topicName(),
                null,
                mention.fetched().toEpochMilli(),
                mention.id().getBytes(StandardCharsets.UTF_8),
                MentionCodec.encode(mention));
    }
}
