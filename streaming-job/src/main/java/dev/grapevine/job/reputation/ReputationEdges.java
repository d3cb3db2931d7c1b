package dev.grapevine.job.reputation;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.job.kafka.DeadLetterWriter;
import dev.grapevine.job.kafka.KafkaEdges;
import dev.grapevine.job.kafka.TopicReader;
import dev.grapevine.job.kafka.TopicWriter;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.topic.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The real sources and sinks of the job: all in Kafka. */
final class ReputationEdges {

    private final KafkaEdges kafka;
    private final Properties client;

    ReputationEdges(Properties client) {
        this.kafka = new KafkaEdges(client, ReputationJob.GROUP);
        this.client = client;
    }

    /**
     * The brands are one topic read by two sources that meet at its present end: what stands there now, bounded, and
     * what is written from now on. A restored job goes on where its state says, whatever the end is by then.
     */
    ReputationSources sources() {
        OffsetsInitializer end = OffsetsInitializer.offsets(ends(Topic.BRANDS));
        return new ReputationSources(
                mentions(Topic.MENTIONS),
                mentions(Topic.REMATCH),
                kafka.builder(Topic.BRANDS, brands())
                        .setClientIdPrefix(ReputationJob.GROUP + "-brands-before")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setBounded(end)
                        .build(),
                kafka.builder(Topic.BRANDS, brands()).setStartingOffsets(end).build(),
                kafka.fromBeginning(Topic.ACTIONS, new TopicReader<>(BrandNews.class, Readings::act)),
                kafka.fromBeginning(Topic.SOURCE_HEALTH, new TopicReader<>(SourceHealth.class, Readings::health)));
    }

    ReputationSinks sinks() {
        return new ReputationSinks(
                kafka.sink(new TopicWriter<>(
                        Topic.ENRICHED, EnrichedMention.class, EnrichedMention::id, EnrichedMention::fetched)),
                kafka.sink(new TopicWriter<>(
                        Topic.ROLLUPS, Rollup.class, Rollup::id, rollup -> Instant.ofEpochMilli(rollup.version()))),
                kafka.sink(new TopicWriter<>(Topic.ALERTS, IncidentEvent.class, IncidentEvent::id, IncidentEvent::at)),
                kafka.sink(new DeadLetterWriter()));
    }

    private Source<Intake, ?, ?> mentions(Topic topic) {
        return kafka.fromBeginning(topic, new TopicReader<>(Intake.class, Readings::intake));
    }

    private static TopicReader<BrandNews> brands() {
        return new TopicReader<>(BrandNews.class, Readings::brand);
    }

    private Map<TopicPartition, Long> ends(Topic topic) {
        TopicPartition only = new TopicPartition(topic.topicName(), 0);
        try (Admin admin = Admin.create(client)) {
            long end = admin.listOffsets(Map.of(only, OffsetSpec.latest()))
                    .partitionResult(only)
                    .get()
                    .offset();
            return Map.of(only, end);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the end of " + topic.topicName() + ": is it created?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka for the end of " + topic.topicName(), e);
        }
    }
}
