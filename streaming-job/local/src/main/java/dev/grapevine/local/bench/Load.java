package dev.grapevine.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grapevine.brand.Brand;
import dev.grapevine.generate.BrandPlan;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.json.Json;
import dev.grapevine.mention.Mention;
import dev.grapevine.mention.MentionCodec;
import dev.grapevine.topic.Topic;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Invented mentions of about 600 bytes, each about one of many brands, brought into {@code mentions.v1}. */
final class Load implements AutoCloseable {

    /** Of all brands together, on the stream's clock. */
    private static final int HEARD_PER_SECOND = 500;

    private static final long SECONDS_OF_A_DAY = 86_400;
    /** Texts are left as long as they come: about 140 characters of a message of about 600 bytes. */
    private static final int LENGTHENED = 0;

    private final Scenario scenario;
    private final Iterator<Generated> traffic;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long bytes;
    private long made;

    /** @param client properties of a Kafka client */
    Load(Map<String, Object> client, int brands, long seed) {
        double perDay = (double) HEARD_PER_SECOND * SECONDS_OF_A_DAY / brands;
        scenario = Scenario.load(brands, perDay, LENGTHENED);
        traffic = new TrafficGenerator(scenario, seed).iterator();
        Map<String, Object> config = new HashMap<>(client);
        config.put("acks", "all");
        config.put("max.in.flight.requests.per.connection", "1");
        config.put("linger.ms", "5");
        config.put("compression.type", "lz4");
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** The brands that are talked about, each found by its name. */
    List<Brand> brands() {
        return scenario.brands().stream().map(Load::brand).toList();
    }

    /** Sends the next mentions. */
    void send(long mentions) {
        for (long i = 0; i < mentions; i++) {
            send(next(), (id, at) -> {});
        }
    }

    /** The next mention, ready to be sent. */
    ProducerRecord<String, byte[]> next() {
        Mention mention = traffic.next().mention();
        byte[] json = MentionCodec.encode(mention);
        bytes += json.length;
        made++;
        return new ProducerRecord<>(
                Topic.MENTIONS.topicName(), null, mention.fetched().toEpochMilli(), mention.id(), json);
    }

    /** @param accepted is told the mention's id and the nanoTime at which Kafka acknowledged it */
    void send(ProducerRecord<String, byte[]> message, ObjLongConsumer<String> accepted) {
        Future<RecordMetadata> unused = producer.send(message, (metadata, problem) -> {
            if (problem == null) {
                accepted.accept(message.key(), System.nanoTime());
            } else {
                failure.compareAndSet(null, problem);
            }
        });
    }

    /** Waits until Kafka has everything. */
    void flush() {
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("Kafka did not take the load", problem);
        }
    }

    /** Mean size of a message so far. */
    long meanBytes() {
        return bytes / Math.max(1, made);
    }

    @Override
    public void close() {
        producer.close();
    }

    private static Brand brand(BrandPlan plan) {
        ObjectNode json = Json.json()
                .createObjectNode()
                .put("id", plan.id())
                .put("name", plan.name())
                .put("query", plan.name());
        return Json.json().convertValue(json, Brand.class);
    }
}
