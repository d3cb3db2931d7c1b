package dev.grapevine.job.reputation;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.health.SourceHealth;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.job.kafka.DeadLetterWriter;
import dev.grapevine.job.kafka.KafkaEdges;
import dev.grapevine.job.kafka.MentionWriter;
import dev.grapevine.job.kafka.TopicReader;
import dev.grapevine.job.kafka.TopicWriter;
import dev.grapevine.rollup.Rollup;
import dev.grapevine.topic.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    /** What is listened for, and what people know better: each of one partition, whose order matters. */
    private static final List<Topic> NEWS = List.of(Topic.BRANDS, Topic.CORRECTIONS);

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
        OffsetsInitializer end = OffsetsInitializer.offsets(ends(NEWS));
        return new ReputationSources(
                mentions(Topic.MENTIONS),
                mentions(Topic.REMATCH),
                kafka.builder(NEWS, news())
                        .setClientIdPrefix(ReputationJob.GROUP + "-brands-before")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setBounded(end)
                        .build(),
                kafka.builder(NEWS, news()).setStartingOffsets(end).build(),
                kafka.fromBeginning(Topic.ACTIONS, new TopicReader<>(BrandNews.class, Readings::act)),
                kafka.fromBeginning(Topic.ERASURES, new TopicReader<>(Plea.class, Readings::plea)),
                kafka.fromBeginning(Topic.SOURCE_HEALTH, new TopicReader<>(SourceHealth.class, Readings::health)));
    }

    ReputationSinks sinks() {
        return new ReputationSinks(
                kafka.sink(new TopicWriter<>(
                        Topic.ENRICHED, EnrichedMention.class, EnrichedMention::id, EnrichedMention::fetched)),
                kafka.sink(new TopicWriter<>(
                        Topic.ROLLUPS, Rollup.class, Rollup::id, rollup -> Instant.ofEpochMilli(rollup.version()))),
                kafka.sink(new TopicWriter<>(Topic.ALERTS, IncidentEvent.class, IncidentEvent::id, IncidentEvent::at)),
                kafka.sink(new MentionWriter()),
                kafka.sink(new DeadLetterWriter()));
    }

    private Source<Intake, ?, ?> mentions(Topic topic) {
        return kafka.fromBeginning(topic, new TopicReader<>(Intake.class, Readings::intake));
    }

    private static TopicReader<BrandNews> news() {
        return new TopicReader<>(BrandNews.class, Readings::news);
    }

    private Map<TopicPartition, Long> ends(List<Topic> topics) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        topics.forEach(topic -> latest.put(new TopicPartition(topic.topicName(), 0), OffsetSpec.latest()));
        try (Admin admin = Admin.create(client)) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the ends of " + topics + ": are they created?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka for the ends of " + topics, e);
        }
    }
}
