package dev.grapevine.dashboard.mail;

import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.delivery.Delivery;
import dev.grapevine.json.Codec;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The memory of who was told of what: the compacted topic {@code deliveries.v1}.
 *
 * <p>It is read to its end before every event and written to before and after every mail, so that whoever mails next,
 * this process or another one after a crash, knows what this one did.
 */
final class Ledger implements AutoCloseable {

    private static final Codec<Delivery> CODEC = Codec.of(Delivery.class);

    private final CompactedTable<Delivery> table;
    private final Producer<String, byte[]> producer;

    private Ledger(CompactedTable<Delivery> table, Producer<String, byte[]> producer) {
        this.table = table;
        this.producer = producer;
    }

    static Ledger open(Settings settings, Producer<String, byte[]> producer) {
        return new Ledger(
                CompactedTable.open(KafkaSettings.reader(settings), Topic.DELIVERIES, Delivery.class), producer);
    }

    /** Learns what was written since. */
    void refresh() {
        table.refresh();
    }

    /** The state of a delivery as of the last {@link #refresh}. */
    Optional<Delivery> find(String deliveryId) {
        return table.find(deliveryId);
    }

    /** Returns when Kafka has it. */
    void write(Delivery delivery) {
        try {
            producer.send(new ProducerRecord<>(Topic.DELIVERIES.topicName(), delivery.id(), CODEC.encode(delivery)))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot record the delivery of " + delivery.event(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while recording the delivery of " + delivery.event(), e);
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
