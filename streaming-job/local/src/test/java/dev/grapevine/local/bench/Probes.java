package dev.grapevine.local.bench;

import dev.grapevine.mention.Author;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.mention.SourceType;
import dev.grapevine.topic.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Mentions that hold a word, one every 20 ms until closed; knows when each was sent. */
final class Probes implements AutoCloseable {

    private static final long EVERY_MILLIS = 20;

    private final String word;
    private final Instant at;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> sending;

    /**
     * @param client properties of a Kafka client
     * @param at when they were written and heard
     */
    Probes(Map<String, Object> client, String word, Instant at) {
        this.word = word;
        this.at = at;
        Map<String, Object> config = new HashMap<>(client);
        config.put("acks", "all");
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.sending = clock.scheduleAtFixedRate(this::send, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** On the clock of {@link System#nanoTime}. */
    long sentAt(String mention) {
        return Objects.requireNonNull(sent.get(mention), mention);
    }

    private void send() {
        Mention mention = mention(word + "-" + sent.size());
        sent.put(mention.id(), System.nanoTime());
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                Topic.MENTIONS.topicName(), null, at.toEpochMilli(), mention.id(), MentionCodec.encode(mention)));
    }

    private Mention mention(String nativeId) {
        return Mention.builder("testnet", nativeId)
                .source("testnet-search")
                .sourceType(SourceType.POST)
                .published(at)
                .fetched(at)
                .author(new Author("author-" + nativeId, null, 100L, false))
                .text("this is about " + word + " and says " + nativeId)
                .language("en")
                .build();
    }

    @Override
    public void close() throws InterruptedException {
        sending.cancel(false);
        clock.shutdown();
        if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a probe is still being sent");
        }
        producer.close();
    }
}
