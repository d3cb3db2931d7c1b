package dev.grapevine.local.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What was sent at some times the speed of the stream, in the order in which it was due.
 *
 * @param messages that Kafka has acknowledged
 * @param until when the last one was due, on the stream's clock
 * @param took all of them
 */
record Pacing(long messages, Instant until, Duration took) {

    /** What Kafka does not take while it is down is tried for so long. */
    private static final Duration TRIED = Duration.ofMinutes(10);

    /** @throws IllegalStateException if Kafka did not take everything */
    static Pacing send(SoakTraffic traffic, int speed, Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("acks", "all");
        config.put("max.in.flight.requests.per.connection", 1);
        config.put("delivery.timeout.ms", Math.toIntExact(TRIED.toMillis()));
        config.put("max.block.ms", TRIED.toMillis());
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long began = System.nanoTime();
        Instant first = Instant.EPOCH;
        Instant last = Instant.EPOCH;
        long messages = 0;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (traffic.hasNext()) {
                SoakTraffic.Message message = traffic.next();
                first = messages++ == 0 ? message.due() : first;
                last = message.due();
                long due = Duration.between(first, last).dividedBy(speed).toNanos();
                LockSupport.parkNanos(began + due - System.nanoTime());
                Future<RecordMetadata> unused = producer.send(Wire.record(message.mention()), (sent, problem) -> {
                    if (problem != null) {
                        failure.compareAndSet(null, problem);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka did not take everything", failure.get());
        }
        return new Pacing(messages, last, Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public String toString() {
        return "%,d messages of %s in %d s".formatted(messages, until, took.toSeconds());
    }
}
