package dev.grapevine.dashboard.mailer;

import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.ConsumerGroup;
import dev.grapevine.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the reputation job is, seen from outside: the offsets that it commits with each complete checkpoint against
 * the ends of what it reads.
 */
final class Heartbeat implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> READ = Set.of(Topic.MENTIONS.topicName(), Topic.SOURCE_HEALTH.topicName());

    private final Admin admin;

    private Heartbeat(Admin admin) {
        this.admin = admin;
    }

    static Heartbeat of(Settings settings) {
        return new Heartbeat(Admin.create(KafkaClient.of(settings)));
    }

    /** @param behind messages that the job has not worked off in a complete checkpoint */
    record Beat(long worked, long behind) {}

    Beat beat() {
        try {
            Map<TopicPartition, Long> ends = ends();
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(ConsumerGroup.REPUTATION)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            long worked = 0;
            long behind = 0;
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                OffsetAndMetadata position = committed.get(end.getKey());
                long at = position == null ? 0 : position.offset();
                worked += at;
                behind += Math.max(0, end.getValue() - at);
            }
            return new Beat(worked, behind);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("cannot ask how far the job is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking how far the job is", e);
        }
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(READ)
                .allTopicNames()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .forEach((name, topic) -> topic.partitions()
                        .forEach(partition ->
                                asked.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
