package dev.grapevine.dashboard.change;

import dev.grapevine.dashboard.kafka.TopicReader;
import dev.grapevine.mention.Action;
import dev.grapevine.mention.Decoded;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.topic.ConsumerGroup;
import dev.grapevine.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The mentions that were heard and are still kept, to be looked through and fed to the running job again.
 *
 * <p>Feeding is harmless to repeat: the job takes an older state of a mention than it knows for stale, and what it
 * counts anew it first takes back. If feeding is broken off, the mentions so far have been looked at again and the
 * others have not: feed once more.
 */
public final class MentionHistory {

    /** As long as mentions are kept. */
    public static final int KEPT_DAYS = 35;

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int TELL_EVERY = 1_000;

    private final Map<String, Object> client;

    /** @param client properties of a Kafka client */
    public MentionHistory(Map<String, Object> client) {
        this.client = client;
    }

    /** So many days before the newest mention, in the stream's time, which in a replay is not that of the wall. */
    public Instant daysBack(int days) throws ExecutionException, InterruptedException {
        String topic = Topic.MENTIONS.topicName();
        try (Admin admin = Admin.create(client)) {
            Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
            Collection<TopicDescription> topics =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().values();
            topics.stream()
                    .flatMap(each -> each.partitions().stream())
                    .forEach(
                            info -> newest.put(new TopicPartition(topic, info.partition()), OffsetSpec.maxTimestamp()));
            long time = admin.listOffsets(newest).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::timestamp)
                    .max()
                    .orElse(0);
            return Instant.ofEpochMilli(Math.max(0, time - Duration.ofDays(days).toMillis()));
        }
    }

    /** Every kept state of a mention heard since then, oldest first for each mention; among them deletions. */
    public void read(Instant since, Consumer<Mention> reader) {
        read(since, (mention, record) -> reader.accept(mention));
    }

    private void read(Instant since, BiConsumer<Mention, ConsumerRecord<byte[], byte[]>> reader) {
        new TopicReader(client).read(Topic.MENTIONS.topicName(), since, record -> {
            if (record.value() != null && MentionCodec.decode(record.value()) instanceof Decoded.Good good) {
                reader.accept(good.mention(), record);
            }
        });
    }

    /**
     * Feeds mentions to the running job again; what is deleted stays deleted.
     *
     * @param progress told now and then how many were read and how many of them fed
     * @return how many were fed
     */
    public long feed(Predicate<Mention> chosen, Instant since, BiConsumer<Long, Long> progress)
            throws ExecutionException, InterruptedException {
        long[] counts = new long[2];
        try (Refeed refeed = new Refeed(client)) {
            read(since, (mention, record) -> {
                counts[0]++;
                if (mention.action() != Action.DELETE && chosen.test(mention)) {
                    counts[1]++;
                    refeed.send(record);
                }
                if (counts[0] % TELL_EVERY == 0) {
                    progress.accept(counts[0], counts[1]);
                }
            });
            refeed.await();
        }
        progress.accept(counts[0], counts[1]);
        return counts[1];
    }

    /**
     * The same for one mention, without decoding the others.
     *
     * @param since not after it was heard first
     */
    public long feed(String mention, Instant since) throws ExecutionException, InterruptedException {
        byte[] key = mention.getBytes(StandardCharsets.UTF_8);
        long[] fed = new long[1];
        try (Refeed refeed = new Refeed(client)) {
            new TopicReader(client).read(Topic.MENTIONS.topicName(), since, record -> {
                if (record.value() != null && Arrays.equals(record.key(), key)) {
                    fed[0]++;
                    refeed.send(record);
                }
            });
            refeed.await();
        }
        return fed[0];
    }

    /**
     * Waits until the running job has taken a topic in to its present end: its checkpoint says so, and then every one of
     * its tasks has heard it. Checkpoints are fifteen seconds apart.
     *
     * @return false where the job did not say so in time; perhaps it does not run
     */
    public boolean isTakenIn(Topic topic, Duration patience) throws ExecutionException, InterruptedException {
        TopicPartition only = new TopicPartition(topic.topicName(), 0);
        long deadline = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(client)) {
            long end = admin.listOffsets(Map.of(only, OffsetSpec.latest()))
                    .partitionResult(only)
                    .get()
                    .offset();
            while (!isAt(admin, only, end)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(POLL.toMillis());
            }
            return true;
        }
    }

    private static boolean isAt(Admin admin, TopicPartition partition, long end)
            throws ExecutionException, InterruptedException {
        OffsetAndMetadata committed = admin.listConsumerGroupOffsets(ConsumerGroup.REPUTATION)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        return end == 0 || (committed != null && committed.offset() >= end);
    }
}
