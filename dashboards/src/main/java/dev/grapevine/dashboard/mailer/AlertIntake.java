package dev.grapevine.dashboard.mailer;

import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.dashboard.kafka.TopicTail;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.DeadLetter;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code alerts.v1}: all that is there, because what waits to be sent needs its events; what was planned before is
 * not planned again.
 *
 * <p>Two groups' offsets say how far it is: up to where deliveries are planned, and up to where they have all come to an
 * end.
 */
final class AlertIntake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);

    /**
     * Kafka forgets the offsets of a group that committed nothing for a week. After a quiet week the next mailer would
     * then plan weeks-old events for everybody who has become a recipient since.
     */
    private static final Duration COMMIT_AGAIN = Duration.ofHours(6);

    private final TopicTail<IncidentEvent> topic;
    private final Consumer<String, byte[]> planned;
    private final Consumer<String, byte[]> done;
    private final Producer<String, byte[]> producer;
    private final Casebook cases;
    private final Map<TopicPartition, Long> planFrom = new HashMap<>();
    private Map<TopicPartition, Long> committed = Map.of();
    private Instant plannedAt = Instant.MIN;
    private Instant doneAt = Instant.MIN;

    private AlertIntake(
            TopicTail<IncidentEvent> topic,
            Consumer<String, byte[]> planned,
            Consumer<String, byte[]> done,
            Producer<String, byte[]> producer,
            Casebook cases) {
        this.topic = topic;
        this.planned = planned;
        this.done = done;
        this.producer = producer;
        this.cases = cases;
    }

    static AlertIntake open(Settings settings, Producer<String, byte[]> producer, Casebook cases) {
        AlertIntake intake = new AlertIntake(
                TopicTail.open(KafkaSettings.reader(settings), Topic.ALERTS, IncidentEvent.class, Long.MAX_VALUE / 2),
                KafkaSettings.member(settings, Mailer.PLANNED_GROUP),
                KafkaSettings.member(settings, Mailer.GROUP),
                producer,
                cases);
        intake.planned
                .committed(intake.topic.positions().keySet())
                .forEach((partition, offset) -> intake.planFrom.put(partition, offset == null ? 0L : offset.offset()));
        return intake;
    }

    /** Learns what is new; returns what is to be planned. */
    List<IncidentEvent> read() {
        List<IncidentEvent> fresh = new ArrayList<>();
        for (TopicTail.Entry<IncidentEvent> entry : topic.read()) {
            boolean isNew = entry.offset() >= planFrom.getOrDefault(entry.partition(), 0L);
            if (entry.value() != null) {
                cases.hear(entry.value());
                if (isNew) {
                    fresh.add(entry.value());
                }
            } else if (isNew && entry.isBroken()) {
                bury(entry);
            }
        }
        return fresh;
    }

    /** Everything that was read is planned. */
    void commitPlanned(Instant now) {
        Map<TopicPartition, Long> positions = topic.positions();
        boolean further = positions.entrySet().stream()
                .anyMatch(position -> position.getValue() > planFrom.getOrDefault(position.getKey(), 0L));
        if (further || isFading(plannedAt, now)) {
            planned.commitSync(offsets(positions));
            planFrom.putAll(positions);
            plannedAt = now;
        }
    }

    /** @param nothingOpen whether everything that was planned has come to an end */
    void commitDone(boolean nothingOpen, Instant now) {
        Map<TopicPartition, Long> positions = topic.positions();
        if (nothingOpen && (!positions.equals(committed) || isFading(doneAt, now))) {
            done.commitSync(offsets(positions));
            committed = positions;
            doneAt = now;
        }
    }

    private static boolean isFading(Instant committed, Instant now) {
        return committed.equals(Instant.MIN) || now.isAfter(committed.plus(COMMIT_AGAIN));
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsets(Map<TopicPartition, Long> positions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, position) -> offsets.put(partition, new OffsetAndMetadata(position)));
        return offsets;
    }

    private void bury(TopicTail.Entry<IncidentEvent> entry) {
        DeadLetter letter = new DeadLetter(
                entry.raw() == null ? new byte[0] : entry.raw(),
                "mailer",
                entry.partition().topic(),
                Long.toString(entry.offset()),
                "MALFORMED",
                "expected an incident event, version " + IncidentEvent.VERSION);
        ProducerRecord<String, byte[]> dead = new ProducerRecord<>(Topic.DEAD.topicName(), letter.original());
        letter.headers().forEach((name, value) -> dead.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(dead).get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot write a dead letter", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing a dead letter", e);
        }
        LOG.warn("not an incident event, now on {}: offset {}", Topic.DEAD.topicName(), entry.offset());
    }

    @Override
    public void close() {
        topic.close();
        planned.close();
        done.close();
    }
}
