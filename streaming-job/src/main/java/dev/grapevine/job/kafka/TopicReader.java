package dev.grapevine.job.kafka;

import dev.grapevine.job.wire.WireType;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads at most one element out of each record, by a function that never throws. */
public final class TopicReader<T> implements KafkaRecordDeserializationSchema<T> {

    private final Class<T> type;
    private final Reading<T> reading;

    public TopicReader(Class<T> type, Reading<T> reading) {
        this.type = type;
        this.reading = reading;
    }

    /** What a record says, or nothing. */
    public interface Reading<T> extends Serializable {
        Optional<T> read(ConsumerRecord<byte[], byte[]> consumed);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> consumed, Collector<T> out) {
        reading.read(consumed).ifPresent(out::collect);
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return WireType.of(type);
    }

    /** Where a record stands, for dead letters: equal for the same record after a restart. */
    public static String positionOf(ConsumerRecord<?, ?> consumed) {
        return consumed.topic() + "-" + consumed.partition() + "@" + consumed.offset();
    }
}
